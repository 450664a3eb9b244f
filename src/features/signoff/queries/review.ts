import * as z from "zod";
import type { Day, Range } from "@/domain/period";
import { committedFor, type Committed } from "@/features/commitments/queries/committed";
import type { Tx } from "@/server/db";
import { missedIn } from "../rules/steps";
import { Figure, type CardBody, type Missed } from "../schema";
import type { AnswersThen } from "./figures";

type At = { departmentId: number; period: Range };

/** The figures taken for review, in the bytes they were taken in. */
export type Taken = { text: string; figures: Figure[]; answers: AnswersThen; takenAt: Date };

/** What was taken for review; with `lock`, nobody takes, signs or writes notes for it meanwhile. */
export async function reviewOf(
  tx: Tx,
  { departmentId, period }: At,
  lock: "lock" | "read",
): Promise<Taken | undefined> {
  const at = { departmentId, from: period.from };
  const rows = lock === "lock" ? await lockedReview(tx, at) : await readReview(tx, at);
  const [row] = rows;
  return row && { ...row, figures: z.array(Figure).parse(JSON.parse(row.text)) };
}

type Row = Omit<Taken, "figures">;
type Key = { departmentId: number; from: Day };

function readReview(tx: Tx, { departmentId, from }: Key): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT figures AS text, answers, taken_at AS "takenAt" FROM card_review
    WHERE department_id = ${departmentId}::int AND period_from = ${from}::date`;
}

function lockedReview(tx: Tx, { departmentId, from }: Key): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT figures AS text, answers, taken_at AS "takenAt" FROM card_review
    WHERE department_id = ${departmentId}::int AND period_from = ${from}::date FOR UPDATE`;
}

/** Everything beside the figures that goes on a card: notes, commitments, forecasts. */
export type Beside = Pick<CardBody, "notes" | "forecasts"> & { commitments: Committed[] };

export async function besideOf(tx: Tx, { departmentId, period }: At, today: Day): Promise<Beside> {
  return {
    notes: await tx.$queryRaw<CardBody["notes"]>`
      SELECT metric, words FROM card_note WHERE department_id = ${departmentId}::int AND period_from = ${period.from}::date ORDER BY metric`,
    forecasts: await tx.$queryRaw<CardBody["forecasts"]>`
      SELECT coalesce(p.name, 'Somebody who has left') AS by, f.value, f.low, f.high
      FROM forecast AS f LEFT JOIN person AS p ON p.id = f.person_id
      WHERE f.department_id = ${departmentId}::int AND f.period_from = ${period.from}::date ORDER BY f.saved_at, f.person_id`,
    commitments: await committedFor(tx, departmentId, { period: period.from, today }),
  };
}

/** What each missed measure still wants. */
export function missedOf(figures: readonly Figure[], { notes, commitments }: Beside): Missed[] {
  return missedIn(figures).map(({ metric, value }) => ({
    metric,
    value,
    note: notes.find((one) => one.metric === metric)?.words ?? null,
    commitments: commitments.filter((one) => one.metric === metric).length,
  }));
}
