import { metricByKey } from "@/domain/metrics";
import { InfoPopover } from "@/ui/primitives/info-popover";
import { formatCount } from "@/ui/format";
import type { Figure, View } from "../schema";
import { datesWords, scopeWords } from "./view-words";

/** "How is this computed?" beside every score: definition, formula, scope, answers, dates. */
export function ScoreInfo({ view, figure, scope }: { view: View; figure: Figure; scope?: string }) {
  const { label, sentence, formula } = metricByKey.nps;
  const n = figure.state === "shown" ? `${formatCount(figure.score.n)} answers` : undefined;
  return (
    <InfoPopover
      subject={label}
      sentence={sentence}
      formula={formula}
      scope={scope ?? scopeWords(view)}
      dates={datesWords(view)}
      answers={n}
    />
  );
}
