import { scopeOf, type Scope } from "@/access/scope";
import type { Actor } from "@/access/can";
import { changeOf } from "@/domain/change";
import { addCounts, answersIn, noAnswers } from "@/domain/nps";
import { addDays, monthOf, monthsIn, type Range } from "@/domain/period";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { partVisibility, sumBy, totalFigure } from "../rules/figures";
import { trendOf, trendRangeOf } from "../rules/overview";
import { scorecardLines, verdictAgainst } from "../rules/scorecard";
import { settle } from "../rules/view";
import type { Asked, DepartmentPage, TouchpointLine, View } from "../schema";
import { newestComments } from "./comments";
import { complementsByMonth, countsByTouchpoint, newestDay } from "./counts";
import { cellFilters } from "./overview";
import { choicesOf, rulesOf } from "./settings";
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
  const figures = await inScope(scope, (tx) =>
    figuresOf(tx, scores, { slug, asked, now, reached: scope.departments }),
  );
  const { rules, departmentId, answersAt, ...page } = figures;
  const comments = await newestComments(scopeOf(actor, "comment:read"), {
    departmentId,
    range: page.view.range,
    timeZone: rules.timeZone,
    answersAt,
    fewestComments: rules.fewestComments,
  });
  return { ...page, comments };
}

type Question = DepartmentQuestion & { now: Date; reached: "all" | readonly number[] };

async function figuresOf(tx: Tx, scope: Scope<"score:read">, { slug, asked, now, reached }: Question) {
  const department = await tx.department.findUnique({ where: { slug } });
  if (!department || (reached !== "all" && !reached.includes(department.id))) throw new NotFound();
  const rules = await rulesOf(tx);
  const k = rules.fewestAnswers;
  const choices = await choicesOf(tx);
  const { grain, ...settled } = settle(asked, choices, {
    today: dayIn(rules.timeZone, now),
    fiscalYearStartMonth: rules.fiscalYearStartMonth,
  });
  const view: View = { ...settled, dataTo: await newestDay(tx) };
  const filters = cellFilters(view);
  const trendRange = trendRangeOf(view);
  const from =
    view.before && view.before.from < trendRange.from ? `${monthOf(view.before.from)}-01` : trendRange.from;
  const departmentId = department.id;
  const months = await countsByTouchpoint(tx, scope, {
    range: { from, to: trendRange.to },
    grain: "month",
    filters,
    departmentId,
  });
  const left = await complementsByMonth(tx, scope, { range: { from, to: trendRange.to }, filters });
  const inRange = async (range: Range) =>
    grain === "month"
      ? months.filter(({ bucket }) => bucket >= range.from && bucket < range.to)
      : countsByTouchpoint(tx, scope, { range, grain, filters, departmentId });
  const nowCounts = await inRange(view.range);
  const beforeCounts = view.before && (await inRange(view.before));
  const targets = await targetsOf(tx, "nps");
  const target = targetOn(targets, departmentId, addDays(view.range.to, -1));
  const total = addCounts(...nowCounts);
  // A filter's complement counted over everything is never smaller than this department's, so it is no proof of
  // safety: within one department a filtered total opens only from the threshold upwards.
  const isFiltered = left.size > 0;
  const score = totalFigure(total, isFiltered && answersIn(total) < k ? [1] : [], k);
  const roles = await touchpointsOf(tx, departmentId, view.range);
  const parts = new Map(
    roles.map(({ id }) => [
      String(id),
      sumBy(nowCounts, (row) => String(row.touchpointId)).get(String(id)) ?? noAnswers,
    ]),
  );
  const visibility = partVisibility(parts, score, k);
  const beforeParts = beforeCounts && sumBy(beforeCounts, (row) => String(row.touchpointId));
  const byMonth = sumBy(months, (row) => `${row.touchpointId} ${monthOf(row.bucket)}`);
  const lastSix = monthsIn(trendRange).slice(-6);
  const lines = scorecardLines(
    roles.map(({ id, name, slug: touchpoint }) => ({
      key: String(id),
      name,
      slug: touchpoint,
      now: parts.get(String(id)) ?? noAnswers,
      before: beforeParts && (beforeParts.get(String(id)) ?? noAnswers),
      months: lastSix.map((month) => byMonth.get(`${id} ${month}`) ?? noAnswers),
      target,
      visibility: visibility.get(String(id)) ?? "shown",
    })),
    k,
  );
  const isShown = score.state === "shown";
  return {
    rules,
    departmentId,
    answersAt: new Map([...parts].map(([id, counts]) => [Number(id), answersIn(counts)])),
    view,
    choices,
    department: { slug, name: department.name, heads: await headsOf(tx, departmentId) },
    score,
    target,
    verdict: isShown ? verdictAgainst(total, target) : undefined,
    change:
      isShown && beforeCounts
        ? changeOf(addCounts(...beforeCounts), total)
        : ({ state: "not comparable" } as const),
    trend: trendOf({
      view,
      months: months.map((row) => ({ ...row, owner: "" })),
      trendRange,
      complements: { now: [], before: [], month: () => [] },
      targetFor: (_, day) => targetOn(targets, departmentId, day),
      fewestAnswers: k,
    }),
    touchpoints: lines.map((line): TouchpointLine => {
      const { stage, role } = roles.find(({ id }) => String(id) === line.key) ?? {
        stage: null,
        role: "owner" as const,
      };
      return { ...line, stage: stage ?? undefined, role };
    }),
  };
}

type RoleRow = {
  id: number;
  name: string;
  slug: string;
  stage: string | null;
  role: "owner" | "contributor";
};

/** The touchpoints a department answered for or contributed to on the period's last day, in the journey's order. */
function touchpointsOf(tx: Tx, departmentId: number, range: Range): Promise<RoleRow[]> {
  return tx.$queryRaw<RoleRow[]>`
    SELECT t.id, t.name, t.slug, s.name AS stage, r.role
    FROM touchpoint_role AS r JOIN touchpoint AS t ON t.id = r.touchpoint_id LEFT JOIN stage AS s ON s.id = t.stage_id
    WHERE r.department_id = ${departmentId}::int AND r.role = 'owner'
      AND r.valid_from < ${range.to}::date AND (r.valid_to IS NULL OR ${range.from}::date < r.valid_to)
    ORDER BY s.position, t.position, t.name`;
}

async function headsOf(tx: Tx, departmentId: number): Promise<string[]> {
  const grants = await tx.grant.findMany({
    where: { departmentId, role: "head", person: { deactivatedAt: null } },
    select: { person: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  return grants.map(({ person }) => person.name);
}
