import type { Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import type { Tx } from "@/server/db";
import { cellsIn, type Grain } from "@/features/responses/queries/cells";
import type { CellFilters } from "@/features/responses/schema";
import { detractorTrendOf, type Severity } from "../rules/detractors";
import type { DetractorTrend, TrendsAsked } from "../schema";
import { countedFor } from "./counted";
import { themeCounts } from "./themes";
import { keptLine, namesOf, withinReach } from "./line";

/** How many are unhappy, step by step, how badly, and at which departments and touchpoints. */
export function detractorTrend(
  scope: Scope<"score:read">,
  asked: TrendsAsked,
  now: Date,
): Promise<DetractorTrend> {
  return keptLine("detractor trend", { scope, asked, now }, async (tx, line) => {
    const { settled, filters, whole, calendar, choices } = line;
    const { range, before, grain } = settled;
    const severe = (then: Range) => severityIn(tx, scope, { range: then, grain, filters });
    const places = await countedFor(tx, scope, {
      settled,
      filters: withinReach(filters, scope),
      by: "touchpoints",
    });
    return detractorTrendOf({
      ...line,
      today: calendar.today,
      reach: scope.departments,
      severity: { now: await severe(range), before: before && (await severe(before)) },
      departments: { ...whole, names: await namesOf(tx, "departments", choices) },
      themes: grain === "month" ? await themeCounts(tx, scope, { range, before, filters }) : undefined,
      touchpoints: { ...places, names: await namesOf(tx, "touchpoints", choices) },
    });
  });
}

type Question = { range: Range; grain: Grain; filters: CellFilters };

async function severityIn(tx: Tx, scope: Scope<"score:read">, question: Question): Promise<Severity> {
  const [row] = await tx.$queryRaw<[Severity]>`
    SELECT coalesce(sum(c.s0 + c.s1 + c.s2 + c.s3), 0)::int AS worst,
      coalesce(sum(c.s4 + c.s5 + c.s6), 0)::int AS mild ${cellsIn(scope, question)}`;
  return row;
}
