import { describe, expect, it } from "vitest";
import { promiseSlug, wordingRefusal } from "./wording";

const given = { validFrom: "2026-12-01", lastFrom: "2026-01-01", today: "2026-11-26", isRetired: false };

describe("a new wording", () => {
  it("holds from today or a later day on, after the one in force", () => {
    expect(wordingRefusal(given)).toBeUndefined();
    expect(wordingRefusal({ ...given, validFrom: "2026-11-25" })).toContain("stays tested as it was");
    expect(wordingRefusal({ ...given, lastFrom: "2026-12-01" })).toContain("Choose a later day");
    expect(wordingRefusal({ ...given, isRetired: true })).toContain("is retired");
  });
});

it("an address is made of the words, never one that is taken or means something else", () => {
  expect(promiseSlug("Décided in 48 hours!", new Set())).toBe("decided-in-48-hours");
  expect(promiseSlug("Fast", new Set(["fast", "fast-2"]))).toBe("fast-3");
  expect(promiseSlug("New", new Set())).toBe("new-2");
  expect(promiseSlug("…", new Set())).toBe("promise");
});
