import type { Scope } from "@/access/scope";
import { Prisma, type Tx } from "@/server/db";
import { monthChunks } from "../rules/month-chunks";
import { codedIn, facetConditions, preferIndexes, type CommentQuestion } from "./coded";

/** Where a list goes on: after this comment. */
export type CommentCursor = { at: string; id: string };

export type ListedComment = {
  id: string;
  /** The exact instant as text, for the cursor. */
  at: string;
  day: string;
  score: number | null;
  emotion: number | null;
  language: string;
  touchpoint: string | null;
  channel: string | null;
  themes: number[];
  text: string;
};

export type ListRequest = { question: CommentQuestion; after?: CommentCursor; most: number };

/** Comments from the newest back. The cost of a page is that of its comments, wherever it lies. */
export async function listComments(
  tx: Tx,
  scope: Scope<"comment:read">,
  request: ListRequest,
): Promise<ListedComment[]> {
  const { question, after, most } = request;
  if (question.narrowed.words === "") return withTexts(tx, question, newestByPlace(scope, request));
  await preferIndexes(tx);
  const found: ListedComment[] = [];
  for (const months of monthChunks(untilCursor(question, after))) {
    const page = Prisma.sql`SELECT c.* ${codedIn(scope, question, { months })}
      ${listConditions(question, after)} ORDER BY c.answered_at DESC, c.response_id DESC LIMIT ${most - found.length}::int`;
    found.push(...(await withTexts(tx, question, page)));
    if (found.length >= most) break;
  }
  return found;
}

/** Each touchpoint's newest by its index, then the newest of those: nothing older is looked at. */
function newestByPlace(scope: Scope<"comment:read">, { question, after, most }: ListRequest): Prisma.Sql {
  return Prisma.sql`SELECT c.* FROM unnest(${[...question.places]}::int[]) AS place (id) CROSS JOIN LATERAL (
      SELECT c.* ${codedIn(scope, question, { place: Prisma.sql`place.id` })} ${listConditions(question, after)}
      ORDER BY c.answered_at DESC, c.response_id DESC LIMIT ${most}::int
    ) AS c ORDER BY c.answered_at DESC, c.response_id DESC LIMIT ${most}::int`;
}

function listConditions(question: CommentQuestion, after: CommentCursor | undefined): Prisma.Sql {
  const conditions = facetConditions(question).map(([, condition]) => Prisma.sql`AND ${condition}`);
  if (after)
    conditions.push(
      Prisma.sql`AND (c.answered_at, c.response_id) < (${after.at}::timestamptz, ${after.id}::bigint)`,
    );
  return conditions.length === 0 ? Prisma.empty : Prisma.join(conditions, " ");
}

/** A day of grace: the cursor is in UTC, months are the organisation's. */
function untilCursor({ range }: CommentQuestion, after: CommentCursor | undefined) {
  if (!after) return range;
  const nextDay = new Date(Date.parse(after.at) + 2 * 86_400_000).toISOString().slice(0, 10);
  return nextDay < range.to ? { from: range.from, to: nextDay < range.from ? range.from : nextDay } : range;
}

/** The words themselves are read last, for the comments of the page alone. */
function withTexts(tx: Tx, { timeZone }: CommentQuestion, page: Prisma.Sql): Promise<ListedComment[]> {
  return tx.$queryRaw<ListedComment[]>`
    SELECT c.response_id::text AS id, to_char(c.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
      (c.answered_at AT TIME ZONE ${timeZone})::date::text AS day, c.score::int AS score, c.emotion::int AS emotion,
      c.language, t.name AS touchpoint, ch.name AS channel, c.themes, r.comment AS text
    FROM (${page}) AS c
    JOIN response AS r ON r.id = c.response_id AND r.answered_at = c.answered_at AND r.comment IS NOT NULL
    LEFT JOIN touchpoint AS t ON t.id = c.touchpoint_id LEFT JOIN channel AS ch ON ch.id = c.channel_id
    ORDER BY c.answered_at DESC, c.response_id DESC`;
}
