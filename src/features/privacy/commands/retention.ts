import { isLoading } from "@/features/responses/commands/code-comments";
import { forgetRefusals } from "@/features/responses/commands/forget-refusals";
import { rowsOf } from "@/features/responses/queries/refused-rows";
import { dayIn } from "@/server/clock";
import { asSystem, Prisma, type Tx } from "@/server/db";
import { record } from "@/server/events";
import {
  overdueComments,
  overdueExclusions,
  overdueNames,
  overdueRefusals,
  type Night,
} from "@/features/responses/queries/overdue";

type Due = { comments: number | null; names: number | null; night: Night };

/**
 * Removes what is overdue tonight: comments older than the organisation keeps them, and names of customers who were
 * silent that long. Scores and totals stay. Done once a night; what was cut off goes on where it stopped, and what each
 * step removed is written down in the transaction that removed it. Undefined when there was nothing to do.
 */
export async function runRetention(now: Date): Promise<{ comments: number; names: number } | undefined> {
  const due = await dueTonight(now);
  if (!due || (await isLoading())) return undefined;
  const { comments, names, night } = due;
  await asSystem(
    "retention",
    (tx) =>
      tx.$executeRaw`INSERT INTO retention_run (day) VALUES (${night.day}::date) ON CONFLICT DO NOTHING`,
  );
  if (comments !== null) {
    for (const month of await monthsWithWords(comments, night)) await removeComments(comments, night, month);
    await step(night, "comments", (tx) => removeExcludedComments(tx, comments, night));
  }
  if (names !== null) await step(night, "names", (tx) => removeNames(tx, names, night));
  const shorter = Math.min(comments ?? Infinity, names ?? Infinity);
  await asSystem("retention", (tx) => forgetRefusals(tx, overdueRefusals(shorter, night)));
  return finish(night, now);
}

/** What tonight's rules are; undefined when there are none, they begin later, or the night's work is done. */
async function dueTonight(now: Date): Promise<Due | undefined> {
  return asSystem("retention", async (tx) => {
    const organisation = await tx.organisation.findFirst();
    if (!organisation) return undefined;
    const { timeZone, keepCommentsMonths: comments, keepNamesMonths: names, retentionFrom } = organisation;
    const day = dayIn(timeZone, now);
    const isOn = comments !== null || names !== null;
    if (!isOn || !retentionFrom || retentionFrom.toISOString().slice(0, 10) > day) return undefined;
    const run = await tx.retentionRun.findUnique({ where: { day: new Date(`${day}T00:00:00Z`) } });
    return run?.finishedAt ? undefined : { comments, names, night: { day, timeZone } };
  });
}

/** The months (UTC) that hold an overdue comment: each is one partition, and one transaction. */
async function monthsWithWords(months: number, night: Night): Promise<Date[]> {
  const rows = await asSystem(
    "retention",
    (tx) => tx.$queryRaw<{ month: Date }[]>`
      SELECT DISTINCT date_trunc('month', r.answered_at, 'UTC') AS month ${overdueComments(months, night)} ORDER BY 1`,
  );
  return rows.map(({ month }) => month);
}

function removeComments(months: number, night: Night, month: Date): Promise<void> {
  return step(
    night,
    "comments",
    (tx) => tx.$executeRaw`
      UPDATE response SET comment = NULL
      WHERE answered_at >= ${month}::timestamptz AND answered_at < ${month}::timestamptz + interval '32 days'
        AND (id, answered_at) IN (SELECT r.id, r.answered_at ${overdueComments(months, night)}
          AND r.answered_at >= ${month}::timestamptz
          AND date_trunc('month', r.answered_at, 'UTC') = ${month}::timestamptz)`,
  );
}

const removeExcludedComments = (tx: Tx, months: number, night: Night) => tx.$executeRaw`
  UPDATE exclusion SET answer = answer - 'comment' WHERE id IN (SELECT e.id ${overdueExclusions(months, night)})`;

/** A number that the organisation gave itself stays; an address that served as one does not. */
async function removeNames(tx: Tx, months: number, night: Night): Promise<number> {
  await forgetRefusals(tx, rowsOf(overdueNames(months, night)));
  return tx.$executeRaw`
  UPDATE customer SET name = NULL, email = NULL,
    ref = CASE WHEN ref LIKE 'email:%' THEN 'unnamed:' || gen_random_uuid() ELSE ref END
  WHERE id IN (SELECT c.id ${overdueNames(months, night)})`;
}

async function step(
  { day }: Night,
  what: "comments" | "names",
  remove: (tx: Tx) => Promise<number>,
): Promise<void> {
  await asSystem("retention", async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = '110s'`;
    // One worker at a time, so that what two of them find is not written down twice.
    await tx.$queryRaw`SELECT FROM retention_run WHERE day = ${day}::date FOR UPDATE`;
    const removed = await remove(tx);
    const column = what === "comments" ? Prisma.sql`comments` : Prisma.sql`names`;
    await tx.$executeRaw`UPDATE retention_run SET ${column} = ${column} + ${removed}::int WHERE day = ${day}::date`;
  });
}

function finish({ day }: Night, now: Date) {
  return asSystem("retention", async (tx) => {
    const [done] = await tx.$queryRaw<{ comments: number; names: number }[]>`
      UPDATE retention_run SET finished_at = ${now}::timestamptz WHERE day = ${day}::date AND finished_at IS NULL
      RETURNING comments, names`;
    if (done && done.comments + done.names > 0)
      await record(tx, "system", {
        action: "retention.run",
        object: "organisation:1",
        detail: { day, ...done },
      });
    return done;
  });
}
