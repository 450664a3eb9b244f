import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { answersNow, figuresOf, sha256Of } from "../queries/figures";
import { calendarOf, closedPeriod, departmentIn, isKeptFrom } from "../queries/period";
import { reviewOf } from "../queries/review";
import type { OfPeriod, WriteNote } from "../schema";

/** Takes the figures of a closed period for review, or newer ones while it is not signed. Refuses before the forecast. */
export async function takeFigures(
  scope: Scope<"card:sign">,
  actor: Actor,
  { department: slug, period: key }: OfPeriod,
  now: Date,
): Promise<void> {
  const scorecards = scopeOf(actor, "scorecard:read");
  if (!scorecards) throw new NotFound();
  const find = async (tx: Tx) => {
    const department = await departmentIn(tx, scope, slug);
    return { department, period: closedPeriod(await calendarOf(tx, now), key) };
  };
  const before = await inScope(scope, async (tx) => {
    const { department, period } = await find(tx);
    return answersNow(tx, department.id, period);
  });
  const figures = JSON.stringify(await figuresOf(scorecards, actor, { slug, period: key }, now));
  await inScope(scope, async (tx) => {
    const { department, period } = await find(tx);
    if (isKeptFrom(scope, department.id, period)) throw new Refusal("Save your forecast first.");
    const at = { departmentId: department.id, period };
    await reviewOf(tx, at, "lock");
    await refuseSigned(tx, at);
    const answers = await answersNow(tx, department.id, period);
    // What is counted as later must be later than the figures, to the answer.
    if (JSON.stringify(answers) !== JSON.stringify(before))
      throw new Refusal(
        "Answers of this period are coming in right now. Take the figures again in a moment.",
      );
    await tx.$executeRaw`
      INSERT INTO card_review (department_id, period_from, period_to, figures, answers, taken_by, taken_at)
      VALUES (${department.id}, ${period.from}::date, ${period.to}::date, ${figures}, ${JSON.stringify(answers)}::jsonb,
        ${scope.actorId}::uuid, ${now})
      ON CONFLICT (department_id, period_from) DO UPDATE SET figures = excluded.figures, answers = excluded.answers,
        taken_by = excluded.taken_by, taken_at = excluded.taken_at`;
    await record(tx, scope, {
      action: "card.review",
      object: `department:${department.id}`,
      detail: { period: key, sha256: sha256Of(figures).toString("hex") },
    });
  });
}

/** Says why a measure was missed; written again, it is worded anew until the card is signed. */
export function writeNote(scope: Scope<"card:sign">, input: WriteNote, now: Date): Promise<void> {
  return inScope(scope, async (tx) => {
    const department = await departmentIn(tx, scope, input.department);
    const calendar = await calendarOf(tx, now);
    const period = closedPeriod(calendar, input.period);
    const at = { departmentId: department.id, period };
    if (!(await reviewOf(tx, at, "lock"))) throw new Refusal("Take the figures for review first.");
    await refuseSigned(tx, at);
    await tx.$executeRaw`
      INSERT INTO card_note (department_id, period_from, metric, words, written_by, written_at)
      VALUES (${department.id}, ${period.from}::date, ${input.metric}, ${input.words}, ${scope.actorId}::uuid, ${now})
      ON CONFLICT (department_id, period_from, metric) DO UPDATE SET words = excluded.words, written_by = excluded.written_by,
        written_at = excluded.written_at`;
    await record(tx, scope, {
      action: "card.note",
      object: `department:${department.id}`,
      detail: { period: input.period, metric: input.metric, on: dayIn(calendar.timeZone, now) },
    });
  });
}

type At = { departmentId: number; period: { from: string } };

/** A signed card is over until two people reopen it. */
export async function refuseSigned(tx: Tx, { departmentId, period }: At): Promise<void> {
  const [row] = await tx.$queryRaw<[{ isSigned: boolean }]>`
    SELECT EXISTS (SELECT FROM signed_card WHERE department_id = ${departmentId}::int AND period_from = ${period.from}::date
      AND reopened_at IS NULL) AS "isSigned"`;
  if (row.isSigned) throw new Refusal("This period is signed already.");
}
