import { can, type Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { changeOf, type Change } from "@/domain/change";
import type { NpsCounts } from "@/domain/nps";
import type { Range } from "@/domain/period";
import type { Visibility } from "@/domain/suppression";
import { sliceOf } from "@/features/responses/queries/counts";
import type { CommentQuestion } from "@/features/responses/queries/coded";
import { countsOfPart, disclosureOf, type Slice } from "@/features/responses/rules/disclosure";
import { figureOf } from "@/features/responses/rules/figures";
import { inScope, type Tx } from "@/server/db";
import { cursorFrom } from "../rules/cursor";
import { facetsOf } from "../rules/facets";
import { sliceAt } from "../rules/reading";
import { isEmpty } from "../rules/search";
import { themeLines } from "../rules/theme-lines";
import type { FeedbackAsked, FeedbackPage } from "../schema";
import { countsBeside, mentionsBefore, mentionsIn, type Beside } from "./beside";
import { commentPage } from "./comment-page";
import { nearestSearch } from "./spelling";
import { settleFeedback, type Settled } from "./settled";
import { codingOf } from "./themes";
import { viewsOf } from "./views";

/** How many comments a page of the list holds, on screen and on paper. */
const PAGE = 50;

/** Customers in their own words: what they say, how much it matters, and every comment of it that may be read. */
export async function feedbackPage(
  scope: Scope<"comment:read">,
  actor: Actor,
  asked: FeedbackAsked,
  now: Date,
): Promise<FeedbackPage> {
  return inScope(scope, async (tx) => {
    const settled = await settleFeedback(tx, scope, { actor, asked, now });
    const { view, choices, question, themes, search } = settled;
    const beside = await countsBeside(tx, scope, settled);
    const { theme, languages, emotions } = question.narrowed;
    const list =
      beside.reading === "open"
        ? await commentPage(tx, scope, { ...settled, after: cursorFrom(asked.after), most: PAGE })
        : { comments: [] };
    const isNothing = beside.reading === "open" && beside.comments === 0 && question.narrowed.words !== "";
    return {
      view,
      choices,
      said: {
        words: isEmpty(search) ? "" : asked.words.trim(),
        theme: themes.find(({ id }) => id === theme),
        languages: [...languages],
        emotions: [...emotions],
      },
      reading: beside.reading,
      comments: beside.shownComments,
      hidden: beside.hidden,
      isWhole: beside.isWhole,
      facets: beside.reading === "closed" ? [] : facetsOf(beside.counts, settled),
      ...(await figuresOf(tx, scope, { settled, beside })),
      themeNames: themes.map(({ id, name }) => ({ id, name })),
      coded: await codingOf(tx, settled.rules.timeZone),
      list,
      suggestion: isNothing ? await nearestSearch(tx, scope, settled) : undefined,
      views: await viewsOf(tx, scope),
      may: { write: can(actor, "theme:write"), export: can(actor, "comment:export") },
    };
  });
}

type FiguresRequest = { settled: Settled; beside: Beside };

/** The score of the touchpoints in view, its change, and the themes against it. */
async function figuresOf(tx: Tx, scope: Scope<"comment:read">, { settled, beside }: FiguresRequest) {
  const { slice, view, reading } = settled;
  const now = totalOf(slice, settled);
  const earlier = view.before && (await earlierOf(tx, settled, view.before));
  const answers = isPlain(now, settled, beside) ? countsOfPart(sliceAt(slice, reading.places)) : undefined;
  const before =
    answers && view.before && earlier
      ? {
          mentions: await mentionsBefore(tx, scope, { settled, range: view.before }),
          answers: countsOfPart(sliceAt(earlier, reading.places)),
        }
      : undefined;
  return {
    score: figureOf(now.counts, now.visibility),
    change: changeBetween(earlier && totalOf(earlier, settled), now),
    counts: answers,
    themes: themeLines({
      themes: beside.reading === "closed" ? [] : settled.themes,
      now: mentionsIn(beside.counts),
      answers,
      before,
      fewest: settled.isHandling ? 1 : settled.fewest.answers,
    }).filter(({ mentions }) => mentions !== 0),
  };
}

type Total = { counts: NpsCounts; visibility: Visibility };

/** Own touchpoints for those who handle their answers, the whole for everybody else. */
function totalOf(slice: Slice, { isHandling, readable, fewest }: Settled): Total {
  const inView = isHandling ? sliceAt(slice, readable) : slice;
  return { counts: countsOfPart(inView), visibility: disclosureOf(inView, fewest.answers).whole };
}

function changeBetween(before: Total | undefined, now: Total): Change {
  const isComparable = before?.visibility === "shown" && now.visibility === "shown";
  return isComparable ? changeOf(before.counts, now.counts) : { state: "not comparable" };
}

function isPlain(now: Total, { question }: Settled, { reading }: Beside): boolean {
  return now.visibility === "shown" && reading === "open" && isUnnarrowed(question);
}

/** Only figures' own filters: then mentions can be held against all answers. */
function isUnnarrowed({ narrowed }: CommentQuestion): boolean {
  const { classes, theme, languages, emotions, words } = narrowed;
  return classes.length + languages.length + emotions.length === 0 && theme === undefined && words === "";
}

function earlierOf(tx: Tx, { scores, grain, question }: Settled, range: Range): Promise<Slice> {
  return sliceOf(tx, scores, { range, grain, filters: question.filters, by: "touchpoints" });
}
