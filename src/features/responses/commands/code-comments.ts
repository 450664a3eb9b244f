import { asSystem, pool, type Tx } from "@/server/db";
import { languageOf } from "./language";
import { vectorOf } from "../rules/words";

/** Few enough that whoever erases a comment in the meantime waits some tenths of a second at most. */
const AT_ONCE = 2_000;
/** Held shared while comments are coded by the themes as they are; whoever changed a theme waits for it once. */
const CODING = "facts.coding";

type Note = { id: bigint; firstId: bigint; lastId: bigint; firstAt: Date; lastAt: Date };
type Uncoded = { id: string; version: string; comment: string; language: string | null };

/**
 * Codes some of the comments that wait: their words, language and themes. Returns how many; 0 when none wait. One
 * transaction, so a kill leaves them waiting.
 */
export function codeNextComments(): Promise<number> {
  return asSystem("comments:code", async (tx) => {
    const [note] = await tx.$queryRaw<Note[]>`
      SELECT id, first_id AS "firstId", last_id AS "lastId", first_at AS "firstAt", last_at AS "lastAt"
      FROM comment_note ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!note) return 0;
    await tx.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtext(${CODING}))::text`;
    const uncoded = await uncodedOf(tx, note);
    const coded = uncoded.length > 0 ? await code(tx, uncoded, note) : 0;
    // An answer that changed while it was read is not coded and its note stays: it is read again as it is now.
    const isDone = uncoded.length < AT_ONCE && coded === uncoded.length;
    if (isDone) await tx.$executeRaw`DELETE FROM comment_note WHERE id = ${note.id}`;
    return Math.max(uncoded.length, 1);
  });
}

function uncodedOf(tx: Tx, { firstId, lastId, firstAt, lastAt }: Note): Promise<Uncoded[]> {
  return tx.$queryRaw<Uncoded[]>`
    SELECT r.id::text, r.xmin::text AS version, r.comment, r.language FROM response AS r
    WHERE r.id BETWEEN ${firstId} AND ${lastId} AND r.answered_at BETWEEN ${firstAt} AND ${lastAt}
      AND r.comment IS NOT NULL AND NOT EXISTS (SELECT FROM coded_comment AS c WHERE c.response_id = r.id)
    ORDER BY r.id LIMIT ${AT_ONCE}::int`;
}

/**
 * Only answers that are still as they were read; the lock makes whoever changes one remove its words afterwards.
 * Returns how many.
 */
async function code(tx: Tx, uncoded: readonly Uncoded[], { firstAt, lastAt }: Note): Promise<number> {
  const languages = await Promise.all(
    uncoded.map(async ({ language, comment }) => language ?? (await languageOf(comment))),
  );
  return tx.$executeRaw`
    INSERT INTO coded_comment (response_id, answered_at, month, survey_id, touchpoint_id, channel_id, segment_id,
      persona_id, score, emotion, language, themes, words)
    SELECT r.id, r.answered_at, facts.month_of(r.answered_at), r.survey_id, coalesce(r.touchpoint_id, 0),
      coalesce(r.channel_id, 0), coalesce(r.segment_id, 0), coalesce(r.persona_id, 0), r.score, r.emotion,
      given.language, facts.themes_of(given.words, coalesce(r.touchpoint_id, 0)),
      given.words || array_to_tsvector(ARRAY[facts.month_word(facts.month_of(r.answered_at))])
    FROM (SELECT id, version, language, vector::tsvector AS words FROM unnest(
        ${uncoded.map(({ id }) => id)}::bigint[], ${uncoded.map(({ version }) => version)}::text[],
        ${languages}::text[], ${uncoded.map(({ comment }) => vectorOf(comment))}::text[]
      ) AS sent (id, version, language, vector)) AS given
    JOIN response AS r ON r.id = given.id AND r.xmin::text = given.version
      AND r.answered_at BETWEEN ${firstAt} AND ${lastAt}
    ORDER BY r.id FOR SHARE OF r
    ON CONFLICT (response_id) DO NOTHING`;
}

/** Returns once no comment is being coded by an older wording of the themes. */
export async function waitForCoders(): Promise<void> {
  await asSystem(
    "comments:wait",
    (tx) => tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${CODING}))::text`,
  );
}

/** Moves pending changes of themes into their cube. Returns how many; −1 when another folder is at work. */
export async function foldThemes(): Promise<number> {
  const { rows } = await pool().query<{ moved: number }>("SELECT rollup.fold_themes() AS moved");
  return rows[0]?.moved ?? 0;
}

/** Is a file being loaded? Then comments wait: reading them would slow the load down. */
export async function isLoading(): Promise<boolean> {
  const { rows } = await pool().query<{ is: boolean }>(
    "SELECT EXISTS (SELECT FROM import WHERE state = 'loading') AS is",
  );
  return rows[0]?.is ?? false;
}
