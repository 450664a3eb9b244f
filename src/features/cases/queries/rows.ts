import type { Scope } from "@/access/scope";
import { openPlaces } from "@/features/responses/queries/blind";
import { Prisma, type Tx } from "@/server/db";
import { lineOf, type CaseRow, type Reader } from "../rules/line";
import type { CaseLine } from "../schema";

export const isOpen = Prisma.sql`c.closed_at IS NULL AND c.withdrawn_at IS NULL`;
/** The deadline that comes next: somebody answers the customer, then the case is closed. */
export const nextDeadline = Prisma.sql`CASE WHEN c.acknowledged_at IS NULL THEN c.contact_by ELSE c.close_by END`;
/** Whoever left has nothing any more. */
export const assignee = Prisma.sql`LEFT JOIN person AS p ON p.id = c.assignee_id AND p.deactivated_at IS NULL`;

/** Cases of departments within reach, whose answers are not kept from the reader. */
export function casesIn(scope: Scope<"case:read">, department?: number): Prisma.Sql {
  const { departments } = scope;
  const conditions = openCases(scope);
  if (departments !== "all") conditions.push(Prisma.sql`c.department_id = ANY(${[...departments]}::int[])`);
  if (department !== undefined) conditions.push(Prisma.sql`c.department_id = ${department}::int`);
  return Prisma.join([Prisma.sql`true`, ...conditions], " AND ");
}

/** Leaves out cases of what a head still has to forecast: how many there are tells of the result. */
export function openCases(scope: Scope<"case:read" | "case:handle">): Prisma.Sql[] {
  const isBefore = (day: string) =>
    Prisma.sql`c.answered_at < (${day}::date)::timestamp AT TIME ZONE (SELECT time_zone FROM organisation)`;
  return openPlaces(scope, { place: Prisma.sql`c.touchpoint_id`, isBefore });
}

type Wanted = { where: Prisma.Sql; order: Prisma.Sql; most: number };

/** Cases as stored, with the names around them. `c` is the case, `p` who has it. */
export function caseRows(tx: Tx, { where, order, most }: Wanted): Promise<CaseRow[]> {
  return tx.$queryRaw<CaseRow[]>`
    SELECT c.id, c.version, c.score::int AS score, c.answered_at AS "answeredAt", c.contact_by AS "contactBy",
      c.close_by AS "closeBy", c.acknowledged_at AS "acknowledgedAt", c.closed_at AS "closedAt",
      c.withdrawn_at AS "withdrawnAt", c.root_cause AS "rootCause", c.customer_id::text AS "customerId",
      t.name AS touchpoint, p.id::text AS "assigneeId", p.name AS assignee,
      json_build_object('id', d.id, 'slug', d.slug, 'name', d.name) AS department,
      CASE WHEN s.id IS NOT NULL THEN json_build_object('map', j.slug, 'stage', s.slug, 'touchpoint', t.slug) END AS place
    FROM case_record AS c JOIN department AS d ON d.id = c.department_id ${assignee}
      JOIN touchpoint AS named ON named.id = c.touchpoint_id
      JOIN touchpoint AS t ON t.id = coalesce(named.merged_into, named.id)
      LEFT JOIN stage AS s ON s.id = t.stage_id LEFT JOIN journey AS j ON j.id = s.journey_id
    WHERE ${where} ORDER BY ${order} LIMIT ${most}::int`;
}

/**
 * Cases as they are shown, with the words of those whose department the reader works in: whoever reads everywhere reads
 * comments by numbers, and not one by one.
 */
export async function linesOf(tx: Tx, rows: readonly CaseRow[], reader: Reader): Promise<CaseLine[]> {
  const words = reader.isHandling ? await wordsOf(tx, rows) : new Map<number, string>();
  return rows.map((row) => lineOf(row, reader, words.get(row.id)));
}

async function wordsOf(tx: Tx, rows: readonly CaseRow[]): Promise<Map<number, string>> {
  const found = await tx.$queryRaw<{ id: number; words: string | null }[]>`
    SELECT id, words FROM facts.case_words(${rows.map(({ id }) => id)}::int[])`;
  return new Map(found.flatMap(({ id, words }) => (words === null ? [] : [[id, words] as const])));
}
