import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import type { Range } from "@/domain/period";
import type { Grain } from "@/features/responses/queries/cells";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import {
  answersByTouchpoint,
  departmentOf,
  type DepartmentInput,
  type OwnedTouchpoint,
  type TwoSlices,
} from "../rules/department";
import { sliceOfRange } from "@/features/responses/rules/disclosure";
import { trendRangeOf } from "../rules/overview";
import { settle } from "@/features/responses/rules/view";
import type { Asked, View } from "@/features/responses/schema";
import type { DepartmentPage } from "../schema";
import { newestComments } from "./comments";
import { newestDay, sliceOf } from "@/features/responses/queries/counts";
import { cellFilters, monthsNeeded } from "@/features/responses/queries/ranges";
import { choicesOf, rulesOf, type Rules } from "@/features/responses/queries/settings";
import { targetOn, targetsOf } from "./targets";

export type DepartmentQuestion = { slug: string; asked: Asked };

/** A head's page: the department's score, its touchpoints, and what customers said there. */
export async function departmentPage(
  scope: Scope<"department:read">,
  actor: Actor,
  { slug, asked }: DepartmentQuestion,
  now: Date,
): Promise<DepartmentPage> {
  const scores = scopeOf(actor, "score:read");
  if (!scores) throw new NotFound();
  const rules = await rulesOf();
  const { departmentId, input } = await inScope(scope, async (tx) => {
    const found = await departmentIn(tx, scope, slug);
    return {
      departmentId: found.id,
      input: await inputFor(tx, scores, { department: found, rules, asked, now }),
    };
  });
  const comments = await newestComments(scopeOf(actor, "comment:read"), {
    departmentId,
    range: input.view.range,
    timeZone: rules.timeZone,
    today: dayIn(rules.timeZone, now),
    answersAt: answersByTouchpoint(input),
    fewestComments: rules.fewestComments,
    filters: cellFilters(input.view),
  });
  return { ...departmentOf(input), comments };
}

type FoundDepartment = { id: number; slug: string; name: string };

async function departmentIn(tx: Tx, scope: Scope<"department:read">, slug: string): Promise<FoundDepartment> {
  const department = await tx.department.findUnique({
    where: { slug },
    select: { id: true, slug: true, name: true },
  });
  const isReached = department && (scope.departments === "all" || scope.departments.includes(department.id));
  if (!isReached) throw new NotFound();
  return department;
}

type Given = { department: FoundDepartment; rules: Rules; asked: Asked; now: Date };

async function inputFor(
  tx: Tx,
  scope: Scope<"score:read">,
  { department, rules, asked, now }: Given,
): Promise<DepartmentInput> {
  const choices = await choicesOf(tx, scope);
  const { timeZone, fiscalYearStartMonth, fewestAnswers } = rules;
  const today = dayIn(timeZone, now);
  const { grain, ...settled } = settle(asked, choices, { today, fiscalYearStartMonth });
  const view: View = { ...settled, dataTo: await newestDay(tx, today) };
  const filters = cellFilters(view);
  const trendRange = trendRangeOf(view);
  const { id } = department;
  const count = async (range: Range, by: Grain): Promise<TwoSlices> => ({
    byOwner: await sliceOf(tx, scope, { range, grain: by, filters }),
    byTouchpoint: await sliceOf(tx, scope, { range, grain: by, filters, departmentId: id }),
  });
  const months = await count(monthsNeeded(trendRange, view.range, view.before), "month");
  const within = (range: Range): TwoSlices => ({
    byOwner: sliceOfRange(months.byOwner, range),
    byTouchpoint: sliceOfRange(months.byTouchpoint, range),
  });
  const sliceFor = (range: Range) => (grain === "month" ? within(range) : count(range, grain));
  const targets = await targetsOf(tx, "nps");
  return {
    view,
    choices,
    department: { ...department, heads: await headsOf(tx, id) },
    touchpoints: await touchpointsOf(tx, id, view.range),
    now: await sliceFor(view.range),
    before: view.before && (await sliceFor(view.before)),
    months: within(trendRange),
    trendRange,
    targetOn: (day) => targetOn(targets, id, day),
    fewestAnswers,
  };
}

/** The touchpoints a department answered for at any time of the period, in the journey's order. */
function touchpointsOf(tx: Tx, departmentId: number, range: Range): Promise<OwnedTouchpoint[]> {
  return tx.$queryRaw<OwnedTouchpoint[]>`
    SELECT DISTINCT ON (s.position, t.position, t.id) t.id, t.name, t.slug, s.name AS stage
    FROM touchpoint_role AS r JOIN touchpoint AS t ON t.id = r.touchpoint_id LEFT JOIN stage AS s ON s.id = t.stage_id
    WHERE r.department_id = ${departmentId}::int AND r.role = 'owner'
      AND r.valid_from < ${range.to}::date AND (r.valid_to IS NULL OR ${range.from}::date < r.valid_to)
    ORDER BY s.position, t.position, t.id`;
}

async function headsOf(tx: Tx, departmentId: number): Promise<string[]> {
  const grants = await tx.grant.findMany({
    where: { departmentId, role: "head", person: { deactivatedAt: null } },
    select: { person: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  return grants.map(({ person }) => person.name);
}
