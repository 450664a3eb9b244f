import type { Day } from "@/domain/period";
import type { Tx } from "@/server/db";
import { CardBody, type Card } from "../schema";
import { laterAnswers, type AnswersThen } from "./figures";

type Row = Omit<Card, "body" | "later"> & {
  body: string;
  answers: AnswersThen;
  from: Day;
  to: Day;
};

/** The signed card of a department and period that is in force; undefined while there is none. */
export async function cardInForce(
  tx: Tx,
  { departmentId, from }: { departmentId: number; from: Day },
  actorId: string,
): Promise<Card | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.round, c.body, encode(c.sha256, 'hex') AS sha256, c.answers, c.period_from::text AS "from", c.period_to::text AS "to",
      coalesce(s.name, 'Somebody who has left') AS "signedBy", c.signed_by::text = ${actorId} AS "isSignedByReader",
      (c.signed_at AT TIME ZONE o.time_zone)::date::text AS "signedOn",
      CASE WHEN c.countersigned_by IS NOT NULL THEN coalesce(q.name, 'Somebody who has left') END AS "countersignedBy",
      (c.countersigned_at AT TIME ZONE o.time_zone)::date::text AS "countersignedOn",
      (SELECT json_build_object('id', r.id, 'reason', r.reason, 'askedBy', coalesce(a.name, 'Somebody who has left'),
          'isOwn', r.asked_by::text = ${actorId})
        FROM card_reopening AS r LEFT JOIN person AS a ON a.id = r.asked_by WHERE r.card_id = c.id AND r.decision IS NULL) AS reopening
    FROM signed_card AS c CROSS JOIN organisation AS o LEFT JOIN person AS s ON s.id = c.signed_by LEFT JOIN person AS q ON q.id = c.countersigned_by
    WHERE c.department_id = ${departmentId}::int AND c.period_from = ${from}::date AND c.reopened_at IS NULL`;
  if (!row) return undefined;
  const { body, answers, to, from: begins, ...rest } = row;
  return {
    ...rest,
    body: CardBody.parse(JSON.parse(body)),
    later: await laterAnswers(tx, answers, { from: begins, to }),
  };
}
