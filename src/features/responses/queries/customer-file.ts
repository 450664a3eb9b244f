import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { inScope, Prisma } from "@/server/db";
import { NotFound } from "@/server/errors";
import { rowsOf } from "./refused-rows";

/**
 * Everything kept of one customer, as text in JSON, for whoever asks for it: answers, those that are excluded, rows of
 * files that were not counted, and cases with what was noted in them. Words are in it only for those who may read
 * everybody's, and revenue likewise; what is left out is named.
 */
export async function customerFile(
  scope: Scope<"customer:correct">,
  actor: Actor,
  id: string,
): Promise<{ json: string; leftOut: string[] }> {
  const mayRead = scopeOf(actor, "comment:read")?.departments === "all";
  const maySeeRevenue = scopeOf(actor, "revenue:read")?.departments === "all";
  const [row] = await inScope(
    scope,
    (tx) => tx.$queryRaw<{ json: string }[]>`
      SELECT jsonb_pretty(jsonb_build_object(
        'customer', to_jsonb(who) - 'id' - 'import_id' - 'merged_into' - ${maySeeRevenue ? "" : "revenue"}::text,
        'answers', ${answersOf(mayRead)}, 'excludedAnswers', ${excludedOf(mayRead)},
        'rowsNotCounted', ${refusedOf(mayRead)}, 'cases', ${casesOf(mayRead)}
      )) AS json
      FROM customer AS who WHERE who.id = ${id}::bigint AND who.erased_on IS NULL AND who.merged_into IS NULL`,
  );
  if (!row) throw new NotFound();
  return {
    json: row.json,
    leftOut: [
      ...(mayRead ? [] : ["the customer's own words", "what was noted about them"]),
      ...(maySeeRevenue ? [] : ["revenue"]),
    ],
  };
}

const KEYS = [
  "id",
  "customer_id",
  "import_id",
  "survey_id",
  "touchpoint_id",
  "channel_id",
  "segment_id",
  "persona_id",
];

/** A line of `response` as JSON without the numbers by which the product joins it. */
const withoutKeys = (line: Prisma.Sql, mayRead: boolean) =>
  Prisma.sql`(${line} - ${mayRead ? KEYS : [...KEYS, "comment"]}::text[])`;

const listOf = (line: Prisma.Sql, order: Prisma.Sql, rest: Prisma.Sql) =>
  Prisma.sql`(SELECT coalesce(jsonb_agg(${line} ORDER BY ${order}), '[]') ${rest})`;

function answersOf(mayRead: boolean): Prisma.Sql {
  return listOf(
    Prisma.sql`${withoutKeys(Prisma.sql`to_jsonb(r)`, mayRead)} || jsonb_build_object('survey', s.name,
      'touchpoint', t.name, 'channel', ch.name, 'segment', sg.name, 'persona', p.name)`,
    Prisma.sql`r.answered_at`,
    Prisma.sql`FROM response AS r LEFT JOIN survey AS s ON s.id = r.survey_id LEFT JOIN touchpoint AS t ON t.id = r.touchpoint_id
      LEFT JOIN channel AS ch ON ch.id = r.channel_id LEFT JOIN segment AS sg ON sg.id = r.segment_id
      LEFT JOIN persona AS p ON p.id = r.persona_id WHERE r.customer_id = who.id`,
  );
}

function excludedOf(mayRead: boolean): Prisma.Sql {
  return listOf(
    Prisma.sql`${withoutKeys(Prisma.sql`e.answer`, mayRead)} || jsonb_build_object('reason', e.reason)`,
    Prisma.sql`e.id`,
    Prisma.sql`FROM exclusion AS e WHERE e.customer_id = who.id AND e.taken_back_at IS NULL`,
  );
}

function refusedOf(mayRead: boolean): Prisma.Sql {
  const whose = Prisma.sql`FROM customer AS c WHERE c.id = who.id OR c.merged_into = who.id`;
  return listOf(
    mayRead
      ? Prisma.sql`jsonb_build_object('file', i.file_name, 'row', f.row, 'reason', f.reason, 'value', f.value, 'cells', f.cells)`
      : Prisma.sql`jsonb_build_object('file', i.file_name, 'row', f.row)`,
    Prisma.sql`f.import_id, f.row`,
    Prisma.sql`FROM import_refusal AS f JOIN import AS i ON i.id = f.import_id WHERE ${rowsOf(whose)}`,
  );
}

function casesOf(mayRead: boolean): Prisma.Sql {
  const noted = listOf(
    Prisma.sql`jsonb_build_object('at', n.changed_at, 'what', n.kind, 'note', n.note)`,
    Prisma.sql`n.version`,
    Prisma.sql`FROM case_change AS n WHERE n.case_id = k.id`,
  );
  const words = mayRead
    ? Prisma.sql` || jsonb_build_object('rootCause', k.root_cause, 'changes', ${noted})`
    : Prisma.empty;
  return listOf(
    Prisma.sql`jsonb_build_object('answeredAt', k.answered_at, 'score', k.score, 'openedAt', k.opened_at, 'department', d.name,
      'acknowledgedAt', k.acknowledged_at, 'closedAt', k.closed_at, 'withdrawnAt', k.withdrawn_at)${words}`,
    Prisma.sql`k.id`,
    Prisma.sql`FROM case_record AS k JOIN department AS d ON d.id = k.department_id WHERE k.customer_id = who.id`,
  );
}
