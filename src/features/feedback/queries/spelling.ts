import type { Scope } from "@/access/scope";
import { codedIn, facetConditions, type CommentQuestion } from "@/features/responses/queries/coded";
import { Prisma, type Tx } from "@/server/db";
import { parseSearch, searchQuery, type Term, type Word } from "../rules/search";
import { nearestWord } from "../rules/spelling";
import type { Settled } from "./settled";

/** So many of the newest comments are enough to know the words people use. */
const NEWEST = 4_000;

/**
 * The search with each unknown word replaced by the nearest that customers use; undefined where that changes nothing.
 * The vocabulary is that of comments this reader may read, so that no word of others shines through.
 */
export async function nearestSearch(
  tx: Tx,
  scope: Scope<"comment:read">,
  { question, search }: Settled,
): Promise<string | undefined> {
  const wordless = { ...question, narrowed: { ...question.narrowed, words: "" } };
  const rows = await tx.$queryRaw<{ word: string; n: number }[]>`
    SELECT word.lexeme AS word, count(*)::int AS n
    FROM (SELECT c.words ${codedIn(scope, wordless)} ORDER BY c.answered_at DESC LIMIT ${NEWEST}::int) AS c
    CROSS JOIN LATERAL unnest(c.words) AS word
    WHERE word.lexeme !~ '^[#0-9]' GROUP BY word.lexeme ${Prisma.sql`ORDER BY n DESC LIMIT 20000`}`;
  const vocabulary = new Map(rows.map(({ word, n }) => [word, n]));
  const known = (word: Word) => (word.isStart ? undefined : nearestWord(word.word, vocabulary));
  const written = (near: (word: Word) => string | undefined) =>
    [
      ...search.wanted.map((term) => text(term, "", near)),
      ...search.unwanted.map((term) => text(term, "-", near)),
    ].join(" ");
  const nearest = written(known);
  if (nearest === written(() => undefined)) return undefined;
  return (await finds(tx, scope, question, nearest)) ? nearest : undefined;
}

/** Is there anything under the same filters? A spelling that finds nothing either is no help. */
async function finds(
  tx: Tx,
  scope: Scope<"comment:read">,
  question: CommentQuestion,
  words: string,
): Promise<boolean> {
  const filters = facetConditions(question).map(([, condition]) => condition);
  const all = [Prisma.sql`c.words @@ ${searchQuery(parseSearch(words))}::tsquery`, ...filters];
  const [row] = await tx.$queryRaw<[{ is: boolean }]>`
    SELECT EXISTS (SELECT ${codedIn(scope, question)} AND ${Prisma.join(all, " AND ")}) AS "is"`;
  return row.is;
}

function text(term: Term, sign: string, near: (word: Word) => string | undefined): string {
  const words = term.map((word) => `${near(word) ?? word.word}${word.isStart ? "*" : ""}`).join(" ");
  return term.length > 1 ? `${sign}"${words}"` : `${sign}${words}`;
}
