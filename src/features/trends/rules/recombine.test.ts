import { describe, expect, it } from "vitest";
import { bucketsIn } from "@/domain/bucket";
import { answersIn, type NpsCounts } from "@/domain/nps";
import { debtOf } from "@/features/debt/rules/statement";
import { moneyOf, type MoodCell } from "@/features/debt/rules/money";
import type { KeyedCounts, Slice } from "@/features/responses/rules/disclosure";
import type { Choices, Figure, View } from "@/features/responses/schema";
import { deterministic } from "../../../../scripts/testing/random";
import { detractorTrendOf } from "./detractors";
import { scoreTrendOf } from "./score";

const WORLDS = 1_000;
const period = { from: "2026-07-01", to: "2026-10-01" };
const line = { from: "2026-01-01", to: "2026-12-01" };
const k = 5;
const calendar = { today: "2026-11-25", fiscalYearStartMonth: 1 };
const none: Choices = {
  ...{ surveys: [], channels: [], segments: [], personas: [] },
  ...{ departments: [], stages: [], touchpoints: [] },
};
const view: View = {
  periodKey: "2026-Q3",
  compare: "none",
  range: period,
  isSoFar: false,
  filters: { channels: [], segments: [], departments: [], stages: [], touchpoints: [], classes: [] },
  notices: [],
};

/** Departments with few, some or many answers a month, some months empty; the last key is nobody's. */
function world(random: () => number): { slice: Slice; names: { id: number; name: string }[] } {
  const departments = 1 + Math.floor(random() * 7);
  const keys = [...Array.from({ length: departments }, (_, index) => String(index + 1)), "unowned"];
  const counts = bucketsIn(line, "month").flatMap(({ range }) =>
    keys.map((key): KeyedCounts => {
      const size = random() < 0.15 ? 0 : ([3, 12, 200][Math.floor(random() * 3)] ?? 0);
      const upTo = () => Math.floor(random() * size);
      return { bucket: range.from, key, promoters: upTo(), passives: upTo(), detractors: upTo() };
    }),
  );
  const names = keys.slice(0, -1).map((key) => ({ id: Number(key), name: `Department ${key}` }));
  return { slice: { counts, left: [] }, names };
}

function viewsOf({ slice, names }: ReturnType<typeof world>) {
  const within = {
    ...slice,
    counts: slice.counts.filter(({ bucket }) => bucket >= period.from && bucket < period.to),
  };
  const counted = { now: within, before: undefined, line: slice, buckets: bucketsIn(line, "month") };
  const common = {
    ...{ view, choices: none, fewestAnswers: k, today: calendar.today, calendar, reach: "all" as const },
    drawn: { step: "month" as const, steps: [], by: "departments" as const, breakdowns: [] },
    whole: counted,
  };
  return {
    score: scoreTrendOf({ ...common, target: undefined, parts: { ...counted, names } }),
    detractors: detractorTrendOf({
      ...common,
      severity: { now: { worst: 0, mild: 0 }, before: undefined },
      departments: { ...counted, names },
      touchpoints: { ...counted, names: [] },
      themes: undefined,
    }),
    nobodys: within.counts.filter(({ key }) => key === "unowned"),
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const total = (all: readonly NpsCounts[]) => sum(all.map(answersIn));
const shownScore = (figure: Figure) => (figure.state === "shown" ? [figure.score] : []);

describe("in 1,000 random worlds, figures of parts recombine to the whole", () => {
  it("promoters, passives and detractors add up to n in every figure that is shown, and give its score", () => {
    const random = deterministic(21);
    let figures = 0;
    for (let one = 0; one < WORLDS; one++) {
      const { score } = viewsOf(world(random));
      const all = [
        score.score,
        ...score.line.map(({ figure }) => figure),
        ...score.parts.map(({ figure }) => figure),
      ];
      for (const { counts, n, value } of all.flatMap(shownScore)) {
        expect(counts.promoters + counts.passives + counts.detractors).toBe(n);
        expect(value).toBeCloseTo((100 * (counts.promoters - counts.detractors)) / n, 9);
        figures++;
      }
    }
    expect(figures).toBeGreaterThan(10 * WORLDS);
  });

  it("departments, and what is nobody's or hidden, make the score and the detractors of the whole", () => {
    const random = deterministic(22);
    let complete = 0;
    for (let one = 0; one < WORLDS; one++) {
      const { score, detractors, nobodys } = viewsOf(world(random));
      const [whole] = shownScore(score.score);
      if (!whole) continue;
      const parts = score.parts.flatMap(({ figure }) => shownScore(figure));
      const isComplete = score.parts.every(({ figure }) => figure.state !== "hidden");
      const rest = whole.n - sum(parts.map(({ n }) => n));
      expect(rest).toBeGreaterThanOrEqual(total(nobodys));
      const bad = sum(
        detractors.departments.flatMap(({ share }) => (share.state === "shown" ? [share.detractors] : [])),
      );
      expect(bad).toBeLessThanOrEqual(whole.counts.detractors);
      if (!isComplete) {
        expect(rest === 0 || rest >= k).toBe(true);
        continue;
      }
      complete++;
      const others = sum(nobodys.map(({ promoters, detractors: unhappy }) => 100 * (promoters - unhappy)));
      expect(sum(parts.map(({ value, n }) => value * n)) + others).toBeCloseTo(whole.value * whole.n, 6);
      expect(bad + sum(nobodys.map((row) => row.detractors))).toBe(whole.counts.detractors);
    }
    expect(complete).toBeGreaterThan(WORLDS / 10);
  });

  it("the months of a period make the period", () => {
    const random = deterministic(23);
    let complete = 0;
    for (let one = 0; one < WORLDS; one++) {
      const { score, detractors } = viewsOf(world(random));
      const [whole] = shownScore(score.score);
      const months = score.line.filter(({ from }) => from >= period.from && from < period.to);
      if (!whole || months.some(({ figure }) => figure.state === "hidden")) continue;
      complete++;
      const shown = months.flatMap(({ figure }) => shownScore(figure));
      expect(sum(shown.map(({ n }) => n))).toBe(whole.n);
      expect(sum(shown.map(({ value, n }) => value * n))).toBeCloseTo(whole.value * whole.n, 6);
      const unhappy = detractors.line.filter(({ from }) => from >= period.from && from < period.to);
      expect(sum(unhappy.flatMap(({ share }) => (share.state === "shown" ? [share.detractors] : [])))).toBe(
        whole.counts.detractors,
      );
    }
    expect(complete).toBeGreaterThan(WORLDS / 2);
  });

  it("statements and unhappy revenue of departments and of what is not attributed make the total", () => {
    const random = deterministic(24);
    const upTo = (most: number) => Math.floor(random() * most);
    let shown = 0;
    for (let one = 0; one < WORLDS; one++) {
      const count = 1 + upTo(6);
      const departments = Array.from({ length: count }, (_, index) => ({
        ...{ id: index + 1, name: `D${index}`, slug: `d${index}`, isRetired: false },
      }));
      const keys = [...departments.map(({ id }) => String(id)), "unowned", "unmapped"];
      const common = { departments, reach: "all" as const, fewestAnswers: k };
      const sums = keys.flatMap((key) =>
        (["incurred", "repaid", "expired"] as const).map((kind) => ({
          ...{ key, kind, isBefore: random() < 0.5, entries: upTo(30) },
          units: kind === "incurred" ? upTo(400) : -upTo(50),
        })),
      );
      const debt = debtOf({ ...common, sums });
      const cells = keys.map((key): MoodCell => ({
        ...{
          key,
          touchpoint: 1,
          month: "2026-09-01",
          without: 0,
          customers: upTo(40),
          revenue: upTo(90_000),
        },
        class: "detractor",
      }));
      const silent = { customers: 0, revenue: 0, without: 0 };
      const watched = { customers: 0, losses: 0 };
      const stored = { cells, silent, watched: { promoter: watched, passive: watched, detractor: watched } };
      const money = moneyOf({ ...common, cells, stored });
      if (debt.total?.state === "shown" && debt.notAttributed?.state === "shown") {
        const parts = [...debt.departments.map(({ statement }) => statement), debt.notAttributed];
        for (const key of ["opening", "incurred", "repaid", "expired", "closing"] as const)
          expect(sum(parts.map((part) => (part.state === "shown" ? part[key] : 0)))).toBe(debt.total[key]);
        shown++;
      }
      if (money.total?.state === "shown" && money.notAttributed?.state === "shown") {
        const parts = [...money.departments.map((row) => row.money), money.notAttributed];
        expect(sum(parts.map((part) => (part.state === "shown" ? part.revenue : 0)))).toBe(
          money.total.byClass.detractor.revenue,
        );
      }
    }
    expect(shown).toBeGreaterThan(WORLDS / 2);
  });
});
