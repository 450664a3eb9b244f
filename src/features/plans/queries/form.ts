import type { Actor } from "@/access/can";
import { blindFrom, isOpenUntil, scopeOf, type Scope } from "@/access/scope";
import { addMonths, parsePeriod, type Day, type Range } from "@/domain/period";
import { rulesOf, type Rules } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { figureOfReading, readingOf, type Reading } from "../rules/readings";
import { baselineRefusal } from "../rules/standing";
import { planMeasures, type PlanForm, type PlanFormQuestion, type PlanMeasure } from "../schema";
import { placeReader } from "./figures";
import { peopleOf } from "./people";
import { placeToPlan, type PlaceToPlan } from "./place";

/** What a new plan starts with: its place, who answers for it, and what the place measured. Not found out of reach. */
export async function planForm(
  scope: Scope<"plan:write">,
  actor: Actor,
  { place: asked, period }: PlanFormQuestion,
  now: Date,
): Promise<PlanForm> {
  const rules = await rulesOf();
  const today = dayIn(rules.timeZone, now);
  return inScope(scope, async (tx) => {
    const found = await placeToPlan(tx, scope, { place: asked, today });
    const scores = scopeOf(actor, "score:read");
    if (!found || !scores) throw new NotFound();
    const { map, stage, touchpoint, accountable } = found;
    const { range, notice } = baselineRange(scores, { period, today, rules });
    const departments = await departmentsFor(tx, scope, accountable);
    const readings = await readingsAt(tx, scores, { place: found, range, rules });
    return {
      today,
      place: { map, stage, touchpoint },
      accountable,
      departments,
      people: await peopleOf(
        tx,
        departments.map(({ id }) => id),
      ),
      range,
      notice,
      baselines: planMeasures.map((measure) => ({ measure, figure: figureOfReading(readings(measure)) })),
    };
  });
}

/** What a place measured in whole months, as the writer of a plan sees it. */
export async function readingsAt(
  tx: Tx,
  scores: Scope<"score:read">,
  { place, range, rules }: { place: PlaceToPlan; range: Range; rules: Rules },
): Promise<(measure: PlanMeasure) => Reading> {
  const read = await placeReader(tx, scores, { ranges: [range], fewestAnswers: rules.fewestAnswers });
  const figures = read({
    journeyId: place.map.id,
    stageId: place.stage.id,
    touchpointId: place.touchpoint?.id ?? null,
    departments: scores.departments,
    range,
  });
  return (measure) => readingOf(figures, measure);
}

/** The months asked for, if a baseline can be taken of them; else the last quarter that is over and open to the writer. */
function baselineRange(
  scores: Scope<"score:read">,
  { period, today, rules }: { period: string | undefined; today: Day; rules: Rules },
): { range: Range; notice?: string } {
  const calendar = { today, fiscalYearStartMonth: rules.fiscalYearStartMonth };
  const asked = period === undefined ? undefined : parsePeriod(period, calendar)?.range;
  if (asked && baselineRefusal(asked, today) === undefined && isOpenUntil(scores, asked.to))
    return { range: asked };
  const usual = parsePeriod("last-quarter", calendar);
  if (!usual) throw new Error("The usual period must exist.");
  const words = "A baseline is taken over whole months that are over; these are the last ones.";
  const open = blindFrom(scores);
  if (open === undefined || usual.range.to <= open)
    return { range: usual.range, notice: period === undefined ? undefined : words };
  return {
    range: { from: addMonths(open, -3), to: open },
    notice: "Later months open once you have said what you expect of them.",
  };
}

/** Heads plan for their own department; executives for the accountable one, or another. */
function departmentsFor(tx: Tx, { departments }: Scope<"plan:write">, accountable: number | null) {
  return tx.department.findMany({
    where: { retiredOn: null, ...(departments === "all" ? {} : { id: accountable ?? -1 }) },
    select: { id: true, name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}
