import type { Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { cursorFrom } from "../rules/cursor";
import type { CommentPage, FeedbackAsked } from "../schema";
import { countsBeside } from "./beside";
import { commentPage } from "./comment-page";
import { settleFeedback } from "./settled";

/** Scrolling reads further than one page of paper. */
const AT_ONCE = 1_000;

/** The comments after `asked.after`, under the same filters and the same rules as the page. */
export function moreComments(
  scope: Scope<"comment:read">,
  actor: Actor,
  asked: FeedbackAsked,
  now: Date,
): Promise<CommentPage> {
  return inScope(scope, async (tx) => {
    const settled = await settleFeedback(tx, scope, { actor, asked, now });
    const { reading } = await countsBeside(tx, scope, settled);
    if (reading !== "open") return { comments: [] };
    return commentPage(tx, scope, { ...settled, after: cursorFrom(asked.after), most: AT_ONCE });
  });
}
