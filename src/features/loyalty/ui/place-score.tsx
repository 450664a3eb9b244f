import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { ChangeWords } from "@/ui/charts/change-words";
import { formatCount, formatInterval, formatMargin, formatNps, roundWhole } from "@/ui/format";
import { AnswersLink } from "@/features/responses/ui/answers-link";
import { gapWords } from "@/features/responses/ui/figure-words";
import type { Figure } from "@/features/responses/schema";
import type { PlaceFigures } from "../schema";

const looks = [
  "bg-diverging-1 text-on-diverging-1",
  "bg-diverging-2 text-on-diverging-2",
  "bg-diverging-3 text-on-diverging-3",
  "bg-diverging-4 text-on-diverging-4",
  "bg-diverging-5 text-on-diverging-5",
  "bg-diverging-6 text-on-diverging-6",
  "bg-diverging-7 text-on-diverging-7",
] as const;
/** Points away from the whole at which the colour steps, on each side. */
const STEPS = [5, 12, 20];

/** The seven-step colour of a score held against the whole; within 5 points of it there is none. */
export function againstWhole(value: number, whole: Figure): string {
  if (whole.state !== "shown") return looks[3];
  const distance = roundWhole(value) - roundWhole(whole.score.value);
  const steps = STEPS.filter((step) => Math.abs(distance) >= step).length;
  return looks[3 + Math.sign(distance) * steps] ?? looks[3];
}

/** A stage's score with its range, how many answers, and whether it changed. */
export function StageScore({
  place,
  whole,
  reads,
}: { place: PlaceFigures; whole: Figure } & Pick<ComponentProps<typeof AnswersLink>, "reads">) {
  const { figure, change } = place;
  if (figure.state !== "shown") return <p className="text-label font-normal text-subtle">{gapOf(figure)}</p>;
  const { value, n } = figure.score;
  return (
    <div className="grid gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-1.5 tabular-nums">
        <span className={clsx("rounded-pill px-1.5 py-0.5 text-heading", againstWhole(value, whole))}>
          {formatNps(value)}
        </span>
        <span className="text-label font-normal text-subtle">{formatMargin(value, figure.score)}</span>
      </p>
      <p className="text-label font-normal text-subtle tabular-nums">
        <AnswersLink n={n} reads={reads} />
      </p>
      {change.state === "rise" || change.state === "fall" ? <ChangeWords change={change} /> : null}
    </div>
  );
}

/** A touchpoint's score in a chip; its range and answers in the title and for screen readers. */
export function TouchpointScore({ place, whole }: { place: PlaceFigures; whole: Figure }) {
  const { figure } = place;
  if (figure.state === "none") return null;
  if (figure.state === "hidden")
    return (
      <span title={gapOf(figure)} className="text-label font-normal text-subtle">
        –<span className="sr-only"> {gapOf(figure)}</span>
      </span>
    );
  const { value, n } = figure.score;
  const about = `${formatCount(n)} answers, range ${formatInterval(figure.score)}`;
  return (
    <span className="relative mt-px">
      <span
        className={clsx(
          "block min-w-8 rounded-pill px-1 text-center text-label font-semibold tabular-nums",
          againstWhole(value, whole),
        )}
      >
        {formatNps(value)}
        <span className="sr-only">, {about}</span>
      </span>
      <OnFocus>{about}</OnFocus>
    </span>
  );
}

function gapOf(figure: Figure): string {
  return figure.state === "none" ? "No answers yet" : (gapWords(figure) ?? "");
}

/** What a pointer over the place, or the keyboard at its link, brings up; screen readers have it in the text. */
function OnFocus({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute right-0 bottom-full z-30 mb-1 hidden rounded-control border bg-raised px-2 py-1 text-label font-normal whitespace-nowrap text-ink shadow-menu group-focus-within:block group-hover:block print:hidden"
    >
      {children}
    </span>
  );
}
