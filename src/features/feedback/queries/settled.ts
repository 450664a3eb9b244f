import { scopeOf, type Scope } from "@/access/scope";
import type { Actor } from "@/access/can";
import { newestDay, sliceOf } from "@/features/responses/queries/counts";
import { readablePlaces, type CommentQuestion } from "@/features/responses/queries/coded";
import { cellFilters } from "@/features/responses/queries/ranges";
import { choicesOf, rulesOf, type Rules } from "@/features/responses/queries/settings";
import type { Slice } from "@/features/responses/rules/disclosure";
import { settle } from "@/features/responses/rules/view";
import type { Choices, View } from "@/features/responses/schema";
import { dayIn } from "@/server/clock";
import type { Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { readingOf, type Fewest, type ReadingOf } from "../rules/reading";
import { parseSearch, searchQuery, type Search } from "../rules/search";
import type { FeedbackAsked } from "../schema";
import { themesKnown, type KnownTheme } from "./themes";

/** Everything that decides what a reader sees of the comments: settled once, for the page, its next pages and its files. */
export type Settled = {
  scores: Scope<"score:read">;
  /** The stage of each touchpoint that has one. */
  stageOf: ReadonlyMap<number, number>;
  rules: Rules;
  choices: Choices;
  view: View;
  search: Search;
  slice: Slice;
  themes: KnownTheme[];
  isHandling: boolean;
  fewest: Fewest;
  readable: number[];
  reading: ReadingOf;
  question: CommentQuestion;
  grain: "month" | "day";
};

type SettleRequest = { actor: Actor; asked: FeedbackAsked; now: Date };

/** Reads what was asked for against what there is, and decides what of it this reader may read. */
export async function settleFeedback(
  tx: Tx,
  scope: Scope<"comment:read">,
  { actor, asked, now }: SettleRequest,
): Promise<Settled> {
  const scores = scopeOf(actor, "score:read");
  if (!scores) throw new NotFound();
  const rules = await rulesOf();
  const { timeZone, fiscalYearStartMonth } = rules;
  const today = dayIn(timeZone, now);
  const choices = await choicesOf(tx, scores);
  const themes = await themesKnown(tx);
  const notices = [...asked.notices];
  const theme = themes.find(({ id }) => id === asked.theme)?.id;
  if (asked.theme !== undefined && theme === undefined)
    notices.push("A filter by theme was removed: it does not exist or you have no access to it.");
  const search = parseSearch(asked.words);
  const words = searchQuery(search);
  if (asked.words.trim() !== "" && words === "")
    notices.push(`There is no word to search for in “${asked.words.trim()}”.`);
  const { grain, ...settledView } = settle({ ...asked, notices }, choices, { today, fiscalYearStartMonth });
  const view: View = { ...settledView, dataTo: await newestDay(tx, today) };
  const filters = cellFilters(view);
  const slice = await sliceOf(tx, scores, { range: view.range, grain, filters, by: "touchpoints" });
  const isHandling = scope.departments !== "all";
  const fewest = { answers: rules.fewestAnswers, comments: rules.fewestComments };
  const readable = await readablePlaces(tx, scope, today);
  const classes = view.filters.classes;
  const reading = readingOf({ slice, places: readable, isHandling, classes, fewest });
  const narrowed = { classes, theme, languages: asked.languages, emotions: asked.emotions, words };
  const question: CommentQuestion = {
    range: view.range,
    timeZone,
    today,
    filters,
    narrowed,
    places: reading.places,
  };
  const stageOf = await stagesOf(tx);
  const decided = { isHandling, fewest, readable, reading, question, grain };
  return { scores, stageOf, rules, choices, view, search, slice, themes, ...decided };
}

async function stagesOf(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx.touchpoint.findMany({
    where: { stageId: { not: null } },
    select: { id: true, stageId: true },
  });
  return new Map(rows.map(({ id, stageId }) => [id, stageId ?? 0]));
}
