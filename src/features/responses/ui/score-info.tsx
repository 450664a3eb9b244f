import { formatCount } from "@/ui/format";
import type { Figure, View } from "../schema";
import { MetricInfo } from "./method-info";
import { datesWords, scopeWords } from "./view-words";

/** "How is this computed?" beside every score: definition, formula, scope, answers, dates, and the way to all of it. */
export function ScoreInfo({ view, figure, scope }: { view: View; figure: Figure; scope?: string }) {
  const n = figure.state === "shown" ? `${formatCount(figure.score.n)} answers` : undefined;
  return <MetricInfo metric="nps" scope={scope ?? scopeWords(view)} dates={datesWords(view)} answers={n} />;
}
