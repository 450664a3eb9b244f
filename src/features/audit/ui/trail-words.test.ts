import { expect, it } from "vitest";
import { actionWords, brokenWords, detailWords, whoWords } from "./trail-words";

it("says what was done in words", () => {
  expect(actionWords("person.inviteAgain")).toBe("Person: invite again");
  expect(actionWords("role.grant")).toBe("Role: grant");
});

it("lists the facts of an event, a line each", () => {
  expect(detailWords('{"role": "head", "departmentId": 2, "before": null}')).toEqual([
    "role: head",
    "departmentId: 2",
    "before: null",
  ]);
  expect(detailWords("[]")).toEqual([]);
});

it("says who acted where it was nobody who is still here", () => {
  expect(whoWords("system")).toBe("Kept itself");
  expect(whoWords("00000000-0000-4000-8000-000000000001")).toBe("A person who is gone");
  expect(whoWords("Eleanor Hart")).toBe("Eleanor Hart");
});

it("names the event where the chain breaks, and how", () => {
  expect(brokenWords({ seq: 12, problem: "changed" })).toBe(
    "The trail is not whole. At event 12: it is not as it was written.",
  );
});
