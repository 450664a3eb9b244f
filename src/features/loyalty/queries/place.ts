import type { Actor } from "@/access/can";
import { forSuppression, scopeOf, type Scope } from "@/access/scope";
import { isWholeMonths } from "@/domain/period";
import { openPlaces } from "@/features/responses/queries/blind";
import { cellsIn, classSums } from "@/features/responses/queries/cells";
import { sliceOf } from "@/features/responses/queries/counts";
import { cellFilters } from "@/features/responses/queries/ranges";
import { choicesOf, rulesOf, type Rules } from "@/features/responses/queries/settings";
import { disclosedMonths } from "@/features/responses/rules/disclosed-line";
import { settle, type Settled } from "@/features/responses/rules/view";
import type { Asked, CellFilters } from "@/features/responses/schema";
import { dayIn } from "@/server/clock";
import { inScope, Prisma, type Tx } from "@/server/db";
import { trendPoints, trendRangeOf } from "../rules/overview";
import { channelLines, type ChannelCounts } from "../rules/place";
import type { Comments, PlacePage } from "../schema";
import { newestComments } from "./comments";

const monthLive = Prisma.sql`rollup.month_live`;
const dayLive = Prisma.sql`rollup.day_live`;

export type PlaceQuestion = { touchpoints: readonly number[]; asked: Asked };

/**
 * The trend, the channels and the comments of a stage or touchpoint. Who sees some departments only gets the trend and
 * the channels of a place if all of it is theirs: a part of it, month by month, would tell the rest.
 */
export async function placePage(
  scope: Scope<"score:read">,
  actor: Actor,
  { touchpoints, asked }: PlaceQuestion,
  now: Date,
): Promise<PlacePage> {
  const rules = await rulesOf();
  const today = dayIn(rules.timeZone, now);
  const { view, page } = await inScope(scope, async (tx) => {
    const choices = await choicesOf(tx, scope);
    const settled = settle(asked, choices, { today, fiscalYearStartMonth: rules.fiscalYearStartMonth });
    const isTheirs = scope.departments === "all" || (await isAllOwned(tx, touchpoints, scope.departments));
    const filters: CellFilters = { ...cellFilters(settled), touchpoints: [...touchpoints] };
    if (!isTheirs || touchpoints.length === 0)
      return { view: settled, page: { trend: [], channels: undefined } };
    return {
      view: settled,
      page: {
        trend: await trendOf(tx, scope, { view: settled, filters, rules }),
        channels: await channelsOf(tx, scope, { view: settled, filters, rules }),
      },
    };
  });
  return { ...page, comments: await commentsAt(actor, { touchpoints, view, rules, today }) };
}

type Given = { view: Settled; filters: CellFilters; rules: Rules };

async function trendOf(tx: Tx, scope: Scope<"score:read">, { view, filters, rules }: Given) {
  const trend = trendRangeOf(view);
  const slice = await sliceOf(tx, scope, { range: trend, grain: "month", filters });
  const months = disclosedMonths(slice, { trend, period: view.range, k: rules.fewestAnswers })();
  return trendPoints(months, { ...view, dataTo: undefined }, () => undefined);
}

async function channelsOf(tx: Tx, scope: Scope<"score:read">, { view, filters, rules }: Given) {
  if (!isWholeMonths(view.range) || filters.persona !== undefined || filters.channels.length > 0)
    return undefined;
  const known = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM channel`;
  // All channels and "none" named as a filter: the cells that keep channels are read, and nothing is left out.
  const every = { ...filters, channels: [0, ...known.map(({ id }) => id)] };
  const counts = await tx.$queryRaw<ChannelCounts[]>`
    SELECT coalesce(channel.name, 'Not known') AS name, sums.* FROM (
      SELECT c.channel, ${classSums}, sum(c.ces_n)::int AS "cesN", sum(c.ces_easy)::int AS "cesEasy"
      ${cellsIn(forSuppression(scope), { range: view.range, grain: "month", filters: every })} GROUP BY 1
    ) AS sums LEFT JOIN channel ON channel.id = sums.channel`;
  return channelLines(counts, rules.fewestAnswers);
}

async function isAllOwned(
  tx: Tx,
  touchpoints: readonly number[],
  departments: readonly number[],
): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ others: boolean }]>`
    SELECT EXISTS (SELECT FROM unnest(${[...touchpoints]}::int[]) AS t (id) WHERE NOT EXISTS (
      SELECT FROM touchpoint_role AS r WHERE r.touchpoint_id = t.id AND r.role = 'owner'
        AND r.department_id = ANY(${[...departments]}::int[]) AND r.valid_to IS NULL)
      OR EXISTS (SELECT FROM touchpoint_role AS r WHERE r.touchpoint_id = t.id AND r.role = 'owner'
        AND NOT r.department_id = ANY(${[...departments]}::int[]))) AS others`;
  return !row.others;
}

type CommentsGiven = { touchpoints: readonly number[]; view: Settled; rules: Rules; today: string };

async function commentsAt(
  actor: Actor,
  { touchpoints, view, rules, today }: CommentsGiven,
): Promise<Comments> {
  const scope = scopeOf(actor, "comment:read");
  if (!scope) return { state: "not yours" };
  const filters = { ...cellFilters(view), touchpoints: [...touchpoints] };
  const answersAt = await inScope(scope, async (tx) => {
    const owned =
      scope.departments === "all"
        ? undefined
        : new Set(
            (
              await tx.$queryRaw<{ id: number }[]>`SELECT touchpoint_id AS id FROM touchpoint_role
                WHERE role = 'owner' AND department_id = ANY(${[...scope.departments]}::int[])
                  AND valid_from <= ${today}::date AND (valid_to IS NULL OR ${today}::date < valid_to)`
            ).map(({ id }) => id),
          );
    const open = openPlaces(scope, {
      place: Prisma.sql`touchpoint`,
      isBefore: (day) => Prisma.sql`bucket < ${day}::date`,
    });
    const rows = await tx.$queryRaw<{ id: number; n: number }[]>`
      SELECT touchpoint AS id, sum(answers)::int AS n FROM ${view.grain === "month" ? monthLive : dayLive}
      WHERE bucket >= ${view.range.from}::date AND bucket < ${view.range.to}::date
        AND touchpoint = ANY(${[...touchpoints]}::int[]) AND ${Prisma.join([Prisma.sql`true`, ...open], " AND ")} GROUP BY 1`;
    return new Map(rows.filter(({ id }) => owned?.has(id) ?? true).map(({ id, n }) => [id, n]));
  });
  if (scope.departments !== "all" && answersAt.size === 0) return { state: "not yours" };
  const { fewestComments, timeZone } = rules;
  return newestComments(scope, { range: view.range, timeZone, today, filters, answersAt, fewestComments });
}
