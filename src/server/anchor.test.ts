import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { anchorKey, isGenuine, signedAnchor } from "./anchor";

const key = anchorKey(Buffer.alloc(32, 7));
const end = { at: "2026-11-26T00:00:00.000Z", seq: 12, hash: "ab".repeat(32) };

describe("the signed end of the audit chain", () => {
  it("is genuine, and with anything of it changed is not", () => {
    const anchor = signedAnchor(end, key);
    expect(isGenuine(anchor, key)).toBe(true);
    expect(isGenuine({ ...anchor, seq: 11 }, key)).toBe(false);
    expect(isGenuine({ ...anchor, at: "2026-11-27T00:00:00.000Z" }, key)).toBe(false);
    expect(isGenuine({ ...anchor, hash: "ac".repeat(32) }, key)).toBe(false);
    expect(isGenuine({ ...anchor, signature: randomBytes(64).toString("base64") }, key)).toBe(false);
  });

  it("is not genuine with another installation's secret", () => {
    expect(isGenuine(signedAnchor(end, key), anchorKey(Buffer.alloc(32, 8)))).toBe(false);
  });
});
