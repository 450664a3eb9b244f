import type { Scope } from "@/access/scope";
import { listComments, type CommentCursor } from "@/features/responses/queries/comment-list";
import type { CommentQuestion } from "@/features/responses/queries/coded";
import type { Tx } from "@/server/db";
import { cursorText } from "../rules/cursor";
import { isEmpty, marksOf, termOf, type Search } from "../rules/search";
import type { CommentPage } from "../schema";
import type { KnownTheme } from "./themes";

export type ThemeToMark = Pick<KnownTheme, "id" | "phrases">;

type PageRequest = {
  question: CommentQuestion;
  search: Search;
  themes: readonly ThemeToMark[];
  after?: CommentCursor;
  most: number;
};

/**
 * A page of comments with the words underlined that were searched for; without a search those that made them belong
 * to the theme in view, or to any of their themes.
 */
export async function commentPage(
  tx: Tx,
  scope: Scope<"comment:read">,
  { question, search, themes, after, most }: PageRequest,
): Promise<CommentPage> {
  const rows = await listComments(tx, scope, { question, after, most: most + 1 });
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  const { theme } = question.narrowed;
  const phrases = new Map(themes.map(({ id, phrases: list }) => [id, list.map(termOf)]));
  const termsFor = (ids: readonly number[]) => {
    if (!isEmpty(search)) return search.wanted;
    const marked = theme === undefined ? ids : [theme];
    return marked.flatMap((id) => phrases.get(id) ?? []).filter(({ length }) => length > 0);
  };
  return {
    comments: shown.map(({ id, text, score, day, touchpoint, channel, themes: ids }) => ({
      id,
      text,
      marks: marksOf(text, termsFor(ids)),
      score,
      day,
      touchpoint,
      channel,
      themes: ids,
    })),
    next: rows.length > most && last ? cursorText(last) : undefined,
  };
}
