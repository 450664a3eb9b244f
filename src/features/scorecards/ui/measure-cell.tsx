import { metricByKey } from "@/domain/metrics";
import { fewestForVerdict } from "@/domain/verdict";
import { AnswersLink } from "@/features/responses/ui/answers-link";
import { Bullet, type Axis } from "@/ui/charts/bullet";
import { VerdictMark } from "@/ui/charts/verdict-mark";
import { formatCount } from "@/ui/format";
import { hiddenReason, neededWords, verdictWord } from "@/ui/words";
import type { MatrixCell } from "../schema";
import { cellChangeWords, figureWords, shortChange, uncertaintyWords, type Unit } from "./measure-words";
import { MiniLine } from "./mini-line";

/** No axis: no bar, because it would not compare with those above it. */
export type MeasureLook = Unit & { axis: Axis | undefined };
type Shown = Extract<MatrixCell, { state: "shown" }>;
type MeasureCellProps = {
  cell: MatrixCell;
  look: MeasureLook;
  /** How much it counts in the total. */
  weight?: number;
  /** Where the figure leads: its line on the department's own page. */
  href?: string;
  /** The filters of the figure, for readers who may read what its customers wrote. */
  reads?: Record<string, string | undefined>;
};

/** One measure of one line: value with its range, bullet, verdict in shape and word, twelve months and the change. */
export function MeasureCell({ cell, look, weight = 1, href, reads }: MeasureCellProps) {
  if (cell.state === "withheld") return <span className="sr-only">Not yours to see</span>;
  if (cell.state === "hidden") return <NoFigure reason={hiddenReason(cell.why)} />;
  if (cell.state === "none") return <NoFigure reason="Nothing to count." />;
  const isFew = cell.n < fewestForVerdict;
  return (
    <>
      <span className="block tabular-nums">
        <Value href={href} className={isFew ? "text-heading font-normal text-subtle" : "text-heading"}>
          {figureWords(cell.value, look)}
        </Value>{" "}
        <span className="text-label font-normal whitespace-nowrap text-subtle">
          {uncertaintyWords(cell.value, cell, { unit: look, isFew })}
        </span>
      </span>
      <Bar {...cell} look={look} isFew={isFew} />
      <div className="print:flex print:gap-2">
        <VerdictLine {...cell} look={look} weight={weight} />
        <span className="flex items-center gap-1.5 text-label font-normal text-subtle tabular-nums">
          <MiniLine values={cell.trend} />
          <ShortChange change={cell.change} look={look} />
        </span>
      </div>
      <span
        className={reads ? "block text-label font-normal text-subtle tabular-nums print:hidden" : "sr-only"}
      >
        {reads ? <AnswersLink n={cell.n} reads={reads} /> : `, from ${formatCount(cell.n)}`}
      </span>
    </>
  );
}

function Value({ href, className, children }: { href?: string; className: string; children: string }) {
  if (href === undefined) return <span className={className}>{children}</span>;
  return (
    <a
      href={href}
      className={`${className} -my-0.5 inline-block rounded-pill py-0.5 hover:underline print:no-underline`}
    >
      {children}
    </a>
  );
}

function Bar({ look, isFew, ...cell }: Shown & { look: MeasureLook; isFew: boolean }) {
  if (!look.axis) return null;
  return (
    <div className="max-md:hidden print:block">
      <Bullet
        measured={cell}
        target={cell.target?.value}
        band={cell.target?.band}
        direction={metricByKey[look.metric].goodDirection}
        axis={look.axis}
        isFew={isFew}
        label=""
      />
    </div>
  );
}

const inks = {
  met: "text-good",
  "likely met": "text-good",
  "at risk": "text-risk",
  open: "text-muted",
  "likely missed": "text-bad",
  missed: "text-bad",
  "too few": "text-subtle",
} as const;

type VerdictLineProps = Pick<Shown, "verdict" | "target"> & { look: MeasureLook; weight: number };

function VerdictLine({ verdict, target, look, weight }: VerdictLineProps) {
  if (!verdict || !target) return <span className="sr-only">, no target. </span>;
  return (
    <span className={`flex items-baseline gap-1.5 text-label font-normal ${inks[verdict.state]}`}>
      <VerdictMark state={verdict.state} />
      <span>
        {verdictWord(verdict.state)}
        {weight === 1 ? null : (
          <span className="whitespace-nowrap text-subtle tabular-nums">
            {" "}
            ×{weight}
            <span className="sr-only"> in the total</span>
          </span>
        )}
        {verdict.state === "open" ? <Needed answers={verdict.answersNeeded} /> : null}
        <span className="sr-only">, target {figureWords(target.value, look)}. </span>
      </span>
    </span>
  );
}

/** What is missing for a verdict; the end of the sentence is heard, not seen, or the column would be all sentence. */
function Needed({ answers }: { answers: NonNullable<Shown["verdict"]>["answersNeeded"] }) {
  const [seen, heard] =
    typeof answers === "number" ? neededWords(answers).split(" would") : [neededWords(answers)];
  return (
    <span className="block text-subtle print:hidden">
      {seen}
      {heard === undefined ? null : <span className="sr-only"> would{heard}</span>}
    </span>
  );
}

/** A clear change has an arrow and ink; every other is grey, in brackets. The words are for whoever cannot see it. */
function ShortChange({ change, look }: { change: Shown["change"]; look: MeasureLook }) {
  const short = shortChange(change, look);
  const isClear = change.state === "rise" || change.state === "fall";
  return (
    <>
      <span
        aria-hidden
        className={isClear ? "font-semibold whitespace-nowrap text-ink" : "whitespace-nowrap"}
      >
        {isClear ? (change.state === "rise" ? "↗ " : "↘ ") : ""}
        {short}
      </span>
      <span className="sr-only">{cellChangeWords(change, look)}</span>
    </>
  );
}

function NoFigure({ reason }: { reason: string }) {
  return (
    <span className="flex gap-1.5 text-label font-normal text-subtle">
      <span className="text-heading">–</span>
      <span className="text-pretty">{reason}</span>
    </span>
  );
}
