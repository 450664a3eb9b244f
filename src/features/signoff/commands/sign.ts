import type { Scope } from "@/access/scope";
import { reaches } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { sha256Of } from "../queries/figures";
import { calendarOf, closedPeriod, departmentIn, isKeptFrom } from "../queries/period";
import { besideOf, missedOf, reviewOf } from "../queries/review";
import { signProblems } from "../rules/steps";
import type { CardBody, Countersign, SignCard } from "../schema";
import { refuseSigned } from "./review";

/**
 * Signs the figures that were taken for review, with notes, commitments and forecasts, in bytes that never change.
 * Of several who sign at once the first does; the others are told.
 */
export function signCard(scope: Scope<"card:sign">, input: SignCard, now: Date): Promise<{ id: number }> {
  return inScope(scope, async (tx) => {
    const department = await departmentIn(tx, scope, input.department);
    const calendar = await calendarOf(tx, now);
    const period = closedPeriod(calendar, input.period);
    if (isKeptFrom(scope, department.id, period)) throw new Refusal("Save your forecast first.");
    const at = { departmentId: department.id, period };
    const taken = await reviewOf(tx, at, "lock");
    if (!taken) throw new Refusal("Take the figures for review first.");
    await refuseSigned(tx, at);
    if (sha256Of(taken.text).toString("hex") !== input.sha256)
      throw new Refusal("Newer figures were taken meanwhile. Look at them, then sign.");
    const beside = await besideOf(tx, at, calendar.today);
    const problems = signProblems(missedOf(taken.figures, beside));
    if (problems.length > 0) throw new Refusal(problems.map(({ message }) => message).join(" "));
    const { key, from, to } = period;
    const { name, slug } = department;
    const body: CardBody = {
      version: 1,
      department: { name, slug },
      period: { key, from, to },
      takenAt: taken.takenAt.toISOString(),
      figures: taken.figures,
      ...beside,
    };
    return keep(tx, scope, { at, taken, body, now });
  });
}

type Signed = {
  at: { departmentId: number; period: { from: string; to: string; key: string } };
  taken: { answers: object };
  body: CardBody;
  now: Date;
};

async function keep(
  tx: Tx,
  scope: Scope<"card:sign">,
  { at: { departmentId, period }, taken, body, now }: Signed,
): Promise<{ id: number }> {
  const text = JSON.stringify(body);
  const sha256 = sha256Of(text);
  const rows = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO signed_card (department_id, period_from, period_to, round, body, sha256, answers, signed_by, signed_at)
    SELECT ${departmentId}::int, ${period.from}::date, ${period.to}::date,
      1 + (SELECT count(*)::int FROM signed_card WHERE department_id = ${departmentId}::int AND period_from = ${period.from}::date),
      ${text}, ${sha256}, ${JSON.stringify(taken.answers)}::jsonb, ${scope.actorId}::uuid, ${now}
    ON CONFLICT DO NOTHING RETURNING id`;
  const [row] = rows;
  if (!row) throw new Refusal("This period is signed already.");
  await record(tx, scope, {
    action: "card.sign",
    object: `card:${row.id}`,
    detail: { departmentId, period: period.key, sha256: sha256.toString("hex") },
  });
  return row;
}

type Row = {
  departmentId: number;
  sha256: string;
  signedBy: string;
  countersignedBy: string | null;
  isReopened: boolean;
};

/** An executive who did not sign it countersigns a card. The first one does; the database refuses the signer too. */
export function countersign(
  scope: Scope<"card:countersign">,
  { id, sha256 }: Countersign,
  now: Date,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const [card] = await tx.$queryRaw<Row[]>`
      SELECT department_id AS "departmentId", encode(sha256, 'hex') AS sha256, signed_by::text AS "signedBy",
        countersigned_by::text AS "countersignedBy", reopened_at IS NOT NULL AS "isReopened"
      FROM signed_card WHERE id = ${id}::int FOR UPDATE`;
    if (!card || !reaches(scope, card.departmentId)) throw new NotFound();
    if (card.isReopened) throw new Refusal("This card was reopened meanwhile.");
    if (card.sha256 !== sha256) throw new Refusal("This is not the card you were shown. Look again.");
    if (card.signedBy === scope.actorId)
      throw new Refusal("You signed this yourself: another executive countersigns.");
    if (card.countersignedBy !== null) throw new Refusal("This card is countersigned already.");
    await tx.$executeRaw`UPDATE signed_card SET countersigned_by = ${scope.actorId}::uuid, countersigned_at = ${now} WHERE id = ${id}::int`;
    await record(tx, scope, { action: "card.countersign", object: `card:${id}`, detail: { sha256 } });
  });
}
