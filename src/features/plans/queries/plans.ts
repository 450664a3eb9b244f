import type { Actor } from "@/access/can";
import { isOpenUntil, reaches, scopeOf, type Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { monthsAfter } from "../rules/before-and-after";
import { baselineFor, sinceFor, type Reader } from "../rules/plan-line";
import { readingOf } from "../rules/readings";
import type { OnePlan, PlanHistoryLine, PlanLine, PlanPage, Plans, PlansQuestion } from "../schema";
import { placeReader } from "./figures";
import { peopleOf } from "./people";
import { placeToPlan } from "./place";
import { planRows, type PlanRow } from "./rows";

/** Plans within reach, each with where it started and how it went since; in a handful of statements. */
export async function plansOf(
  scope: Scope<"plan:read">,
  actor: Actor,
  question: PlansQuestion,
  now: Date,
): Promise<Plans> {
  const rules = await rulesOf();
  const today = dayIn(rules.timeZone, now);
  return inScope(scope, async (tx) => {
    const rows = await planRows(tx, scope, question);
    return {
      today,
      plans: await linesOf(tx, actor, { rows, today, fewestAnswers: rules.fewestAnswers }),
      departments: await departmentsOf(tx, scope),
      mayMake: question.place !== undefined && (await mayMakeAt(tx, actor, { place: question.place, today })),
    };
  });
}

/** One plan with what became of it; not found where it belongs to a department out of reach. */
export async function planPage(
  scope: Scope<"plan:read">,
  actor: Actor,
  { id }: OnePlan,
  now: Date,
): Promise<PlanPage> {
  const rules = await rulesOf();
  const today = dayIn(rules.timeZone, now);
  return inScope(scope, async (tx) => {
    const rows = await planRows(tx, scope, { id });
    const [row] = rows;
    const [line] = await linesOf(tx, actor, { rows, today, fewestAnswers: rules.fewestAnswers });
    if (!row || !line) throw new NotFound();
    const writer = scopeOf(actor, "plan:write");
    const mayChange = writer !== undefined && reaches(writer, row.department.id);
    return {
      plan: { ...line, version: row.version, doing: row.doing },
      today,
      touchpoints: row.touchpoints,
      history: await historyOf(tx, id, rules.timeZone),
      mayChange,
      people: mayChange ? await peopleOf(tx, [row.department.id]) : [],
    };
  });
}

type Given = { rows: readonly PlanRow[]; today: string; fewestAnswers: number };

async function linesOf(tx: Tx, actor: Actor, { rows, today, fewestAnswers }: Given): Promise<PlanLine[]> {
  const scores = scopeOf(actor, "score:read");
  const ranges = rows.flatMap(({ doneOn, baselineRange }) => {
    const after = doneOn === null ? undefined : monthsAfter(doneOn, baselineRange, today);
    return after?.range ? [after.range] : [];
  });
  const read = scores ? await placeReader(tx, scores, { ranges, fewestAnswers }) : () => undefined;
  return rows.map((row) => {
    const reader: Reader = {
      today,
      mayRead: scores !== undefined && mayRead(scores, row),
      isOpen: ({ to }: Range) => scores !== undefined && isOpenUntil(scores, to),
      fewestAnswers,
    };
    const { id, title, state, map, stage, touchpoint, department, owner, startsOn, due, firstDue } = row;
    const place = { journeyId: map?.id ?? 0, stageId: stage?.id ?? 0, touchpointId: touchpoint?.id ?? null };
    const departments = row.of.length === 0 ? ("all" as const) : row.of;
    const readAt = (range: Range) => readingOf(read({ ...place, departments, range }), row.measure);
    const named = { id, title, state, map, stage, touchpoint, department, owner, startsOn, due, firstDue };
    return {
      ...named,
      doneOn: row.doneOn,
      measure: row.measure,
      expected: row.expected,
      baseline: { range: row.baselineRange, figure: baselineFor(row, reader) },
      since: sinceFor(row, reader, readAt),
    };
  });
}

/** Whoever sees some departments only sees figures of these, or of a place that was never anybody else's. */
function mayRead({ departments }: Scope<"score:read">, { of, isTheirs }: PlanRow): boolean {
  if (departments === "all" || isTheirs) return true;
  return of.length > 0 && of.every((id) => departments.includes(id));
}

async function mayMakeAt(
  tx: Tx,
  actor: Actor,
  { place, today }: { place: NonNullable<PlansQuestion["place"]>; today: string },
): Promise<boolean> {
  const writer = scopeOf(actor, "plan:write");
  return writer !== undefined && (await placeToPlan(tx, writer, { place, today })) !== undefined;
}

function departmentsOf(tx: Tx, { departments }: Scope<"plan:read">): Promise<Plans["departments"]> {
  return tx.department.findMany({
    where: { retiredOn: null, ...(departments === "all" ? {} : { id: { in: [...departments] } }) },
    select: { id: true, slug: true, name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}

function historyOf(tx: Tx, planId: number, timeZone: string): Promise<PlanHistoryLine[]> {
  const nobody = "Somebody who has left";
  return tx.$queryRaw<PlanHistoryLine[]>`
    SELECT c.version, c.kind, c.from_day::text AS from, c.to_day::text AS to, c.note,
      CASE WHEN c.person_id IS NOT NULL THEN coalesce(t.name, ${nobody}) END AS person, coalesce(w.name, ${nobody}) AS by,
      ((c.changed_at AT TIME ZONE ${timeZone})::date)::text AS on
    FROM plan_change AS c LEFT JOIN person AS w ON w.id = c.changed_by LEFT JOIN person AS t ON t.id = c.person_id
    WHERE c.plan_id = ${planId}::int ORDER BY c.version`;
}
