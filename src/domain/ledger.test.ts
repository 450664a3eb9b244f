import { describe, expect, it } from "vitest";
import { deterministic } from "../../scripts/testing/random";
import {
  coverageOf,
  entriesOf,
  entryKinds,
  ownRatioOf,
  statementOf,
  sumsOf,
  type LedgerEntry,
  type LedgerEvent,
} from "./ledger";

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse("2026-01-01");
const on = (day: number) => START + day * DAY;
const negative = (day: number, id: string, more: { touchpoint?: number; severity?: number } = {}) =>
  ({ kind: "negative", at: on(day), id, touchpoint: 1, ...more }) as const;
const positive = (day: number, id: string) => ({ kind: "positive", at: on(day), id }) as const;
const moves = (entries: readonly LedgerEntry[]) =>
  entries.map(({ kind, units, debt }) => [kind, units, debt]);
const year = { from: "2026-01-01", to: "2027-01-01" };

describe("the ledger", () => {
  it("opens twelve units for a bad experience, and each later good one repays one of the oldest", () => {
    const entries = entriesOf([
      positive(0, "early"),
      negative(1, "a"),
      positive(3, "p"),
      negative(5, "b"),
      positive(9, "q"),
    ]);
    expect(moves(entries)).toEqual([
      ["incurred", 12, "a"],
      ["repaid", -1, "a"],
      ["incurred", 12, "b"],
      ["repaid", -1, "a"],
    ]);
    const statement = statementOf(sumsOf(entries, year));
    expect(statement).toMatchObject({ opening: 0, incurred: 24, repaid: -2, closing: 22 });
    expect(coverageOf(statement)).toBeCloseTo(2 / 24, 12);
  });

  it("is paid off by the twelfth, and banks nothing after it", () => {
    const repaid = Array.from({ length: 15 }, (_, index) => positive(2 + index, `p${index}`));
    const entries = entriesOf([negative(1, "a"), ...repaid, negative(40, "b")]);
    expect(entries.filter(({ kind }) => kind === "repaid")).toHaveLength(12);
    expect(statementOf(sumsOf(entries, year)).closing).toBe(12);
  });

  it("merges what happens at one touchpoint within a day, at the greater severity", () => {
    expect(
      moves(entriesOf([negative(1, "a"), negative(1.5, "b", { severity: 1.5 }), negative(1.9, "c")])),
    ).toEqual([
      ["incurred", 12, "a"],
      ["incurred", 6, "a"],
    ]);
    expect(entriesOf([negative(1, "a"), negative(1.5, "b", { touchpoint: 2 })])).toHaveLength(2);
    expect(entriesOf([negative(1, "a"), negative(2, "b")])).toHaveLength(2);
  });

  it("splits a unit between two debts where less than one is left of the first", () => {
    const entries = entriesOf([
      negative(1, "a", { severity: 0.125 }),
      negative(3, "b"),
      positive(4, "p"),
      positive(5, "q"),
    ]);
    expect(moves(entries).slice(2)).toEqual([
      ["repaid", -1, "a"],
      ["repaid", -0.5, "a"],
      ["repaid", -0.5, "b"],
    ]);
  });

  it("settles a confirmed case, half of one that staff closed, and takes it back when it is reopened", () => {
    const closed = { kind: "closed by staff", at: on(3), id: "c1", debt: "a" } as const;
    const reopened = { kind: "reopened", at: on(5), id: "c2", debt: "a" } as const;
    const confirmed = { kind: "confirmed", at: on(7), id: "c3", debt: "a" } as const;
    expect(moves(entriesOf([negative(1, "a"), closed, positive(4, "p"), reopened, confirmed]))).toEqual([
      ["incurred", 12, "a"],
      ["settled", -6, "a"],
      ["repaid", -1, "a"],
      ["reinstated", 6, "a"],
      ["settled", -11, "a"],
    ]);
  });

  it("lets debt expire as lost when the customer leaves, and go with whoever is erased", () => {
    const lost = { kind: "lost", at: on(5), id: "x" } as const;
    const erased = { kind: "erased", at: on(9), id: "y" } as const;
    const entries = entriesOf([
      negative(1, "a"),
      positive(2, "p"),
      lost,
      positive(6, "q"),
      negative(7, "b"),
      erased,
      positive(10, "r"),
      negative(11, "c"),
    ]);
    const statement = statementOf(sumsOf(entries, year));
    expect(statement).toMatchObject({ incurred: 24, repaid: -1, expired: -11, erased: -12, closing: 0 });
  });

  it("ties out in 1,000 random worlds, whichever period is taken, and no debt falls below nothing", () => {
    const random = deterministic(12);
    const pick = (most: number) => Math.floor(random() * most);
    let moved = 0;
    for (let world = 0; world < 1_000; world++) {
      const events = Array.from({ length: pick(40) }, (_, index): LedgerEvent => {
        const common = { at: on(pick(300) + random()), id: `e${index}` };
        const dice = random();
        if (dice < 0.35)
          return { ...common, kind: "negative", touchpoint: 1 + pick(3), severity: random() < 0.2 ? 1.5 : 1 };
        if (dice < 0.8) return { ...common, kind: "positive" };
        const debt = `e${pick(40)}`;
        if (dice < 0.95)
          return {
            ...common,
            kind: (["confirmed", "closed by staff", "reopened"] as const)[pick(3)] ?? "confirmed",
            debt,
          };
        return { ...common, kind: dice < 0.98 ? "lost" : "erased" };
      });
      const entries = entriesOf(events);
      moved += entries.length;
      const open = new Map<string, number>();
      for (const { debt, units } of entries) {
        open.set(debt, (open.get(debt) ?? 0) + units);
        expect(open.get(debt)).toBeGreaterThanOrEqual(-1e-9);
      }
      const balance = [...open.values()].reduce((sum, units) => sum + units, 0);
      const [first, second] = [pick(5) + 1, pick(5) + 6].map(
        (month) => `2026-${String(month).padStart(2, "0")}-01`,
      );
      const periods = [
        [year.from, first],
        [first, second],
        [second, year.to],
      ].map(([from = "", to = ""]) => statementOf(sumsOf(entries, { from, to })));
      for (const statement of periods) {
        const sum = entryKinds.reduce((total, kind) => total + statement[kind], statement.opening);
        expect(sum).toBeCloseTo(statement.closing, 9);
      }
      expect(periods[0]?.opening).toBe(0);
      expect(periods[1]?.opening).toBeCloseTo(periods[0]?.closing ?? NaN, 9);
      expect(periods[2]?.opening).toBeCloseTo(periods[1]?.closing ?? NaN, 9);
      expect(periods[2]?.closing).toBeCloseTo(balance, 9);
    }
    expect(moved).toBeGreaterThan(5_000);
  });
});

describe("the organisation's own ratio", () => {
  const cells = [0, 1, 2, 3].map((k) => ({ k, answers: 40, promoters: 8 + 8 * k }));
  const never = { answers: 1000, promoters: 600 };

  it("is the fewest good experiences after which customers answer like those without a bad one", () => {
    expect(ownRatioOf(cells, never)).toEqual({ state: "estimated", ratio: 2, never: 0.6, upTo: 2 });
  });

  it("stays unverified, or not reached, rather than guessed", () => {
    expect(ownRatioOf([{ k: 0, answers: 29, promoters: 29 }], never)).toEqual({
      state: "unverified",
      upTo: -1,
    });
    expect(ownRatioOf(cells, { answers: 20, promoters: 1 })).toEqual({ state: "unverified", upTo: -1 });
    expect(ownRatioOf(cells.slice(0, 2), never)).toEqual({ state: "not reached", never: 0.6, upTo: 1 });
    const gap = cells.map((cell) => (cell.k === 1 ? { ...cell, answers: 12 } : cell));
    expect(ownRatioOf(gap, never)).toEqual({ state: "not reached", never: 0.6, upTo: 0 });
  });
});
