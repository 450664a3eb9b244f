import { classOf, type NpsClass } from "@/domain/nps";
import { ScoreBadge } from "@/ui/charts/score-badge";
import { formatMonth } from "@/ui/dates";
import type { MoverAnswer } from "../schema/movers";
import { SaidWhere } from "./said-where";

/** One customer's newer answer: score, words if there are any, where and when, and what they were before. */
export function MoverRow({ answer, was }: { answer: MoverAnswer; was: NpsClass }) {
  const { score, text, touchpoint, channel, day, wasIn } = answer;
  return (
    <article className="flex gap-3 py-3">
      <div className="w-8 shrink-0">
        <ScoreBadge score={score} npsClass={classOf(score)} />
      </div>
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_11rem]">
        <div className="min-w-0">
          {text === null ? (
            <p className="text-body text-subtle">Wrote nothing.</p>
          ) : (
            <p data-words="" className="max-w-lede text-body break-words whitespace-pre-line">
              {text}
            </p>
          )}
          <p className="text-small text-subtle">
            {`${was.charAt(0).toUpperCase()}${was.slice(1)} in ${formatMonth(wasIn)}`}
          </p>
        </div>
        <SaidWhere {...{ touchpoint, day, channel }} />
      </div>
    </article>
  );
}
