import type { Scope } from "@/access/scope";
import { addDays } from "@/domain/period";
import { targetOn, targetsOf } from "@/features/loyalty/queries/targets";
import { scoreTrendOf } from "../rules/score";
import { partBuckets } from "../rules/settle";
import type { ScoreTrend, TrendsAsked } from "../schema";
import { around, countedFor } from "./counted";
import { keptLine, namesOf, withinReach } from "./line";

/** How the score went, step by step, of the whole and of its parts: counts from the cubes, worded by the page. */
export function scoreTrend(scope: Scope<"score:read">, asked: TrendsAsked, now: Date): Promise<ScoreTrend> {
  return keptLine("score trend", { scope, asked, now }, async (tx, line) => {
    const { settled, filters, drawn, whole, calendar, choices } = line;
    const buckets = partBuckets(drawn.step, whole.buckets, calendar);
    const isSame = drawn.by === "departments" && drawn.step !== "week";
    const parts = isSame
      ? whole
      : await countedFor(tx, scope, {
          settled,
          filters: drawn.by === "departments" ? filters : withinReach(filters, scope),
          line: around(buckets.map(({ range }) => range)),
          by: drawn.by,
        });
    const targets = scope.departments === "all" ? await targetsOf(tx, "nps") : [];
    return scoreTrendOf({
      ...line,
      today: calendar.today,
      reach: scope.departments,
      target: targetOn(targets, null, addDays(settled.range.to, -1)),
      parts: { ...parts, buckets, names: await namesOf(tx, drawn.by, choices) },
    });
  });
}
