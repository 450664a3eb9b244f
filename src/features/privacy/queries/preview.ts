import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { addDays, addMonths } from "@/domain/period";
import { cellsIn, classSums } from "@/features/responses/queries/cells";
import { keyOf } from "@/features/responses/queries/counts";
import { rulesOf } from "@/features/responses/queries/settings";
import { unfiltered } from "@/features/responses/schema";
import { dayIn } from "@/server/clock";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import type { PrivacyPreview, PrivacyRules } from "../schema";
import {
  overdueComments,
  overdueExclusions,
  overdueNames,
  type Night,
} from "@/features/responses/queries/overdue";

type Group = PrivacyPreview["opens"][number];

const MOST_GROUPS = 50;
const namesOf = {
  touchpoint: { by: "touchpoints", table: Prisma.sql`touchpoint` },
  department: { by: "departments", table: Prisma.sql`department` },
  channel: { by: "channels", table: Prisma.sql`channel` },
  segment: { by: "segments", table: Prisma.sql`segment` },
} as const;

/** What other rules would show, hide and remove: counted over the newest three whole months, and for the coming night. */
export async function privacyPreview(
  scope: Scope<"privacy:write">,
  asked: PrivacyRules,
  { viewer, now }: { viewer: Actor; now: Date },
): Promise<PrivacyPreview> {
  const scores = scopeOf(viewer, "score:read");
  if (!scores) throw new NotFound();
  const { timeZone, fewestAnswers } = await rulesOf();
  const today = dayIn(timeZone, now);
  const to = `${today.slice(0, 7)}-01`;
  const range = { from: addMonths(to, -3), to };
  const [low, high] = [asked.fewestAnswers, fewestAnswers].toSorted((a, b) => a - b);
  const between = await inScope(scores, (tx) => groupsBetween(tx, scores, range, [low ?? 0, high ?? 0]));
  const isLower = asked.fewestAnswers < fewestAnswers;
  const night = { day: addDays(today, 1), timeZone };
  return {
    ...range,
    opens: isLower ? between.slice(0, MOST_GROUPS) : [],
    opensCount: isLower ? between.length : 0,
    closesCount: isLower ? 0 : between.length,
    firstNight: night.day,
    ...(await inScope(scope, (tx) => removedOn(tx, night, asked))),
  };
}

/** Groups with at least `low` and fewer than `high` answers. */
async function groupsBetween(
  tx: Tx,
  scope: Scope<"score:read">,
  range: { from: string; to: string },
  [low, high]: [number, number],
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const kind of Object.keys(namesOf) as Group["kind"][]) {
    const { by, table } = namesOf[kind];
    groups.push(
      ...(await tx.$queryRaw<Group[]>`
        SELECT ${kind}::text AS kind, name.name, (g.promoters + g.passives + g.detractors)::int AS n
        FROM (SELECT ${keyOf[by]} AS key, ${classSums}
          ${cellsIn(scope, { range, grain: "month", filters: unfiltered, by })} GROUP BY 1) AS g
        JOIN ${table} AS name ON name.id::text = g.key
        WHERE g.promoters + g.passives + g.detractors BETWEEN ${low}::int AND ${high - 1}::int ORDER BY 3, 2`),
    );
  }
  return groups;
}

/** How much a night would remove: counted by the very conditions it removes by. */
export async function removedOn(
  tx: Tx,
  night: Night,
  { keepCommentsMonths, keepNamesMonths }: Pick<PrivacyRules, "keepCommentsMonths" | "keepNamesMonths">,
): Promise<{ comments: number; names: number; isHeld: boolean }> {
  const count = async (rows: Prisma.Sql) => {
    const [row] = await tx.$queryRaw<[{ n: number }]>`SELECT count(*)::int AS n ${rows}`;
    return row.n;
  };
  const comments =
    keepCommentsMonths === null
      ? 0
      : (await count(overdueComments(keepCommentsMonths, night))) +
        (await count(overdueExclusions(keepCommentsMonths, night)));
  const names = keepNamesMonths === null ? 0 : await count(overdueNames(keepNamesMonths, night));
  const isHeld = (await tx.legalHold.count({ where: { customerId: null, liftedAt: null } })) > 0;
  return { comments, names, isHeld };
}
