import type { Tx } from "@/server/db";
import type { PeoplePage } from "../schema";

const MOST = 12;

type Row = {
  on: string;
  isPlanned: boolean;
  kind: "moved" | "head";
  what: string;
  from: string | null;
  to: string;
};

/** What changed hands, and what will, newest first: read from the dated records themselves. */
export async function recentChanges(tx: Tx): Promise<PeoplePage["changes"]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.valid_from::text AS on, r.valid_from > current_date AS "isPlanned", 'moved' AS kind,
      t.name AS what, before.name AS from, d.name AS to
    FROM touchpoint_role r JOIN touchpoint t ON t.id = r.touchpoint_id JOIN department d ON d.id = r.department_id
      JOIN touchpoint_role old ON old.touchpoint_id = r.touchpoint_id AND old.role = 'owner' AND old.valid_to = r.valid_from
      JOIN department before ON before.id = old.department_id
    WHERE r.role = 'owner'
    UNION ALL
    SELECT h.valid_from::text, h.valid_from > current_date, 'head', p.name,
      (SELECT string_agg(q.name, ', ') FROM headship g JOIN person q ON q.id = g.person_id
        WHERE g.department_id = h.department_id AND g.valid_to = h.valid_from), d.name
    FROM headship h JOIN person p ON p.id = h.person_id JOIN department d ON d.id = h.department_id
    WHERE EXISTS (SELECT FROM headship first WHERE first.department_id = h.department_id AND first.id < h.id)
    ORDER BY 1 DESC, 3 LIMIT ${MOST}`;
  return rows.map((row) => ({ on: row.on, isPlanned: row.isPlanned, words: wordsOf(row) }));
}

function wordsOf({ kind, what, from, to, isPlanned }: Row): string {
  if (kind === "moved") return `${what} ${isPlanned ? "moves" : "moved"} from ${from ?? "nobody"} to ${to}`;
  return from ? `${what} became head of ${to}, after ${from}` : `${what} became head of ${to}`;
}
