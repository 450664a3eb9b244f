import { describe, expect, it } from "vitest";
import { deterministic } from "../../../../scripts/testing/random";
import { KnownCustomers } from "./known-customers";

describe("KnownCustomers", () => {
  it("finds what it was told last, and nothing else, as a plain map does", () => {
    const random = deterministic(11);
    const alphabet = ["a", "b", "É", "漢", "\u{1F44D}", "", "0"];
    const known = new KnownCustomers();
    const plain = new Map<string, number>();
    const some = () =>
      Array.from({ length: Math.floor(random() * 6) }, () => alphabet[Math.floor(random() * 7)]).join("");
    for (let turn = 0; turn < 40_000; turn++) {
      const ref = some();
      expect(known.find(ref)).toBe(plain.get(ref));
      if (turn % 3 > 0) continue;
      plain.set(ref, turn * 2 ** 20);
      known.remember(ref, turn * 2 ** 20);
    }
    expect(plain.size).toBeGreaterThan(2_000);
  });

  it("remembers the newest when there are too many, and forgets the oldest", () => {
    const known = new KnownCustomers();
    for (let n = 0; n < 310_000; n++) known.remember(`customer ${n}`, n);
    const found = (n: number) => known.find(`customer ${n}`);
    expect([0, 149_999].map(found)).toEqual([undefined, undefined]);
    for (let n = 160_000; n < 310_000; n += 997) expect(found(n)).toBe(n);
    known.remember("customer 309999", 1);
    expect(found(309_999)).toBe(1);
  });
});
