import type { Scope } from "@/access/scope";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { record } from "@/server/events";
import type { ExcludeAnswer } from "../schema";

type Corrector = Scope<"answer:exclude">;

/**
 * Takes an answer out of every figure, with a reason. Its row is kept whole, its own id stays taken, so that the same
 * file read again does not bring it back.
 */
export function excludeAnswer(scope: Corrector, { id, reason }: ExcludeAnswer): Promise<void> {
  return inScope(scope, async (tx) => {
    const taken = await tx.$executeRaw`
      WITH taken AS (DELETE FROM response WHERE id = ${id}::bigint RETURNING *)
      INSERT INTO exclusion (response_id, customer_id, import_id, answer, reason, excluded_by)
      SELECT id, customer_id, import_id, to_jsonb(taken.*), ${reason}, ${scope.actorId} FROM taken`;
    if (taken === 0) throw new NotFound();
    await record(tx, scope, { action: "answer.exclude", object: `answer:${id}` });
  });
}

/** Lets an excluded answer count again, as it was. */
export function takeBackExclusion(scope: Corrector, id: string): Promise<void> {
  return inScope(scope, async (tx) => {
    const [found] = await tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM exclusion WHERE response_id = ${id}::bigint AND taken_back_at IS NULL FOR UPDATE`;
    if (!found) throw new NotFound();
    const columns = await answerColumns(tx);
    await tx.$executeRaw`
      INSERT INTO response (${columns})
      SELECT ${columns} FROM jsonb_populate_record(NULL::response, (SELECT answer FROM exclusion WHERE id = ${found.id}::int))`;
    await tx.$executeRaw`
      UPDATE exclusion SET answer = '{}', taken_back_at = now(), taken_back_by = ${scope.actorId} WHERE id = ${found.id}::int`;
    await record(tx, scope, { action: "answer.take back", object: `answer:${id}` });
  });
}

/** Every column of an answer that can be written, so that what is kept of it may grow. */
async function answerColumns(tx: Tx): Promise<Prisma.Sql> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(attname) AS name FROM pg_attribute
    WHERE attrelid = 'response'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`;
  return Prisma.raw(rows.map(({ name }) => name).join(", "));
}
