import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { NotFound } from "@/server/errors";
import { cursorFrom } from "../rules/cursor";
import { redact } from "../rules/redact";
import type { FeedbackAsked, FileRows } from "../schema";
import { countsBeside } from "./beside";
import { commentPage } from "./comment-page";
import { settleFeedback } from "./settled";

const AT_ONCE = 1_000;

/** The next rows of a file of comments: what the reader could read on the page, without addresses and numbers. */
export function fileRows(
  scope: Scope<"comment:export">,
  actor: Actor,
  asked: FeedbackAsked,
  now: Date,
): Promise<FileRows> {
  const reading = scopeOf(actor, "comment:read");
  if (!reading) throw new NotFound();
  return inScope(scope, async (tx) => {
    const settled = await settleFeedback(tx, reading, { actor, asked, now });
    const beside = await countsBeside(tx, reading, settled);
    if (beside.reading !== "open") return { rows: [] };
    const after = cursorFrom(asked.after);
    const { comments, next } = await commentPage(tx, reading, { ...settled, after, most: AT_ONCE });
    const names = new Map(settled.themes.map(({ id, name }) => [id, name]));
    return {
      rows: comments.map(({ day, score, touchpoint, channel, themes, text }) => ({
        day,
        score,
        touchpoint: touchpoint ?? "",
        channel: channel ?? "",
        themes: themes.flatMap((id) => names.get(id) ?? []).join(", "),
        text: redact(text),
      })),
      next,
    };
  });
}
