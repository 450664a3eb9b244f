import type { Actor } from "@/access/can";
import { reaches, scopeOf, type Scope } from "@/access/scope";
import { readablePlaces } from "@/features/responses/queries/coded";
import { listComments } from "@/features/responses/queries/comment-list";
import { choicesOf, rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { parseSearch, themeQuery } from "../rules/search";
import { suggestPhrases } from "../rules/suggest-phrases";
import type { FeedbackAsked, SuggestedPhrase, ThemeDraft, ThemeEditor, ThemePreview } from "../schema";
import { countsBeside } from "./beside";
import { commentPage } from "./comment-page";
import { settleFeedback, type Settled } from "./settled";
import { themesKnown } from "./themes";

const SHOWN = 5;
/** Newest comments of each side that suggestions are drawn from. */
const READ = 1_500;
const SUGGESTED = 16;

/** The themes with what of them this reader may change, and what an editor chooses from. */
export async function themeEditor(
  scope: Scope<"theme:write">,
  actor: Actor,
  now: Date,
): Promise<ThemeEditor> {
  const { timeZone } = await rulesOf();
  const reading = scopeOf(actor, "comment:read");
  if (!reading) throw new NotFound();
  return inScope(scope, async (tx) => {
    const themes = await themesKnown(tx);
    const { departments, touchpoints } = await choicesOf(tx, scope);
    const own = new Set(await readablePlaces(tx, reading, dayIn(timeZone, now)));
    return {
      themes: themes.map(({ id, name, touchpointIds, departmentId, phrases, exclusions }) => ({
        ...{ id, name, touchpointIds, departmentId, phrases, exclusions },
        isMine: departmentId === null ? scope.departments === "all" : reaches(scope, departmentId),
      })),
      departments,
      touchpoints: touchpoints.filter(({ id }) => own.has(id)),
      isOwnOnly: scope.departments !== "all",
    };
  });
}

export type PreviewRequest = {
  asked: FeedbackAsked;
  draft: Pick<ThemeDraft, "phrases" | "exclusions" | "touchpointIds">;
};
type Reader = { scope: Scope<"comment:read">; actor: Actor; now: Date };

/** What a theme would find among the comments in view, before it is saved. */
export function previewTheme(
  { scope, actor, now }: Reader,
  { asked, draft }: PreviewRequest,
): Promise<ThemePreview> {
  const words = themeQuery(draft.phrases, draft.exclusions);
  if (words === "") return Promise.resolve({ mentions: 0, comments: [] });
  return inScope(scope, async (tx) => {
    const settled = await settleAll(tx, { scope, actor, now }, asked);
    const places =
      draft.touchpointIds.length === 0
        ? settled.question.places
        : settled.question.places.filter((id) => draft.touchpointIds.includes(id));
    const question = { ...settled.question, places, narrowed: { ...settled.question.narrowed, words } };
    const beside = await countsBeside(tx, scope, { ...settled, question });
    if (beside.reading !== "open") return { mentions: null, comments: [] };
    const search = {
      wanted: draft.phrases.flatMap((phrase) => parseSearch(`"${phrase}"`).wanted),
      unwanted: [],
    };
    const { comments } = await commentPage(tx, scope, { question, search, themes: [], most: SHOWN });
    return { mentions: beside.comments, comments };
  });
}

/** Phrases that set detractors' newest comments in view apart from promoters'. */
export function suggestedPhrases(
  { scope, actor, now }: Reader,
  asked: FeedbackAsked,
): Promise<SuggestedPhrase[]> {
  return inScope(scope, async (tx) => {
    const settled = await settleAll(tx, { scope, actor, now }, asked);
    const beside = await countsBeside(tx, scope, settled);
    if (beside.reading !== "open") return [];
    const texts = async (kind: "detractor" | "promoter") => {
      const question = { ...settled.question, narrowed: { ...settled.question.narrowed, classes: [kind] } };
      return (await listComments(tx, scope, { question, most: READ })).map(({ text }) => text);
    };
    const [detractors, promoters] = [await texts("detractor"), await texts("promoter")];
    return suggestPhrases({ detractors, promoters, fewest: settled.fewest.answers, most: SUGGESTED });
  });
}

/** Every comment in view, whatever the list beside the editor is narrowed to by class, theme or words. */
function settleAll(tx: Tx, { scope, actor, now }: Reader, asked: FeedbackAsked): Promise<Settled> {
  const all = { ...asked, words: "", theme: undefined, classes: [], languages: [], emotions: [] };
  return settleFeedback(tx, scope, { actor, asked: all, now });
}
