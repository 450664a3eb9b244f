import { waitForCoders } from "@/features/responses/commands/code-comments";
import { asSystem, Prisma } from "@/server/db";

/** Few enough that whoever changes one of these answers meanwhile hardly waits. */
const AT_ONCE = 5_000;

/**
 * Codes every comment again for one theme, old periods and new ones alike, and says when it was done. Goes in small
 * transactions: a kill, or a theme that is changed again meanwhile, only leaves more to do for the next run. Comments
 * that somebody else is changing are waited for, not left out.
 */
export async function recodeTheme(themeId: number): Promise<void> {
  await waitForCoders();
  const [theme] = await asSystem(
    "theme:recode",
    (tx) => tx.$queryRaw<{ version: number }[]>`SELECT version FROM theme WHERE id = ${themeId}::int`,
  );
  const isGone = theme === undefined;
  if (!isGone) await untilNone((batch) => put(themeId, batch));
  await untilNone((batch) => takeOff(themeId, isGone, batch));
  if (isGone) return;
  await asSystem(
    "theme:recode",
    (tx) => tx.$executeRaw`
      UPDATE theme SET coded_version = ${theme.version}::int, coded_at = now()
      WHERE id = ${themeId}::int AND version = ${theme.version}::int`,
  );
}

type Batch = { most: number; locked: Prisma.Sql };
const FREE: Batch = { most: AT_ONCE, locked: Prisma.sql`SKIP LOCKED` };
/** One comment, waited for while nothing else is held: nobody can wait for anybody in a circle. */
const NEXT: Batch = { most: 1, locked: Prisma.empty };

/** Passes by what others have locked, and is done only when a look that waits for them finds nothing either. */
async function untilNone(change: (batch: Batch) => Promise<number>): Promise<void> {
  do while ((await change(FREE)) > 0);
  while ((await change(NEXT)) > 0);
}

/** Comments that say it and do not carry the theme yet. */
function put(themeId: number, { most, locked }: Batch): Promise<number> {
  return inBatch(Prisma.sql`
    WITH found AS (
      SELECT c.response_id FROM theme AS t
      JOIN coded_comment AS c ON c.words @@ t.query AND (t.touchpoint_ids = '{}' OR c.touchpoint_id = ANY(t.touchpoint_ids))
      WHERE t.id = ${themeId}::int AND NOT c.themes @> ARRAY[${themeId}::int]
      LIMIT ${most}::int FOR UPDATE OF c ${locked}
    )
    UPDATE coded_comment AS c SET themes = ARRAY(SELECT unnest(c.themes || ${themeId}::int) ORDER BY 1)
    FROM found WHERE c.response_id = found.response_id`);
}

/** Comments that carry the theme and do not say it any more. */
function takeOff(themeId: number, isGone: boolean, { most, locked }: Batch): Promise<number> {
  const says = Prisma.sql`EXISTS (SELECT FROM theme AS t WHERE t.id = ${themeId}::int AND c.words @@ t.query
    AND (t.touchpoint_ids = '{}' OR c.touchpoint_id = ANY(t.touchpoint_ids)))`;
  return inBatch(Prisma.sql`
    WITH found AS (
      SELECT c.response_id FROM coded_comment AS c
      WHERE c.themes @> ARRAY[${themeId}::int] AND ${isGone ? Prisma.sql`true` : Prisma.sql`NOT ${says}`}
      LIMIT ${most}::int FOR UPDATE OF c ${locked}
    )
    UPDATE coded_comment AS c SET themes = array_remove(c.themes, ${themeId}::int)
    FROM found WHERE c.response_id = found.response_id`);
}

function inBatch(statement: Prisma.Sql): Promise<number> {
  return asSystem("theme:recode", async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
    return tx.$executeRaw(statement);
  });
}
