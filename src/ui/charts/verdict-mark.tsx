import type { VerdictState } from "@/domain/verdict";
import { Drawing, markup, type Markup } from "@/ui/charts/drawing";

/** The shape of a verdict: solid is settled, outline is likely. Drawn, because fonts disagree about ● and ◇. */
export function VerdictMark({ state, size = 10 }: { state: VerdictState; size?: number }) {
  return (
    <Drawing
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 10 10"
      className="shrink-0"
      of={shapes[state]}
    />
  );
}

/** The same as text, for tables that are written as text. */
export function verdictMark(state: VerdictState): Markup {
  return markup`<svg aria-hidden="true" width="10" height="10" viewBox="0 0 10 10" class="shrink-0">${shapes[state]}</svg>`;
}

/** The ink of a verdict's words where no pill is around them. */
export const verdictInk: Record<VerdictState, string> = {
  met: "text-good",
  "likely met": "text-good",
  "at risk": "text-risk",
  open: "text-muted",
  "likely missed": "text-bad",
  missed: "text-bad",
  "too few": "text-subtle",
};

const shapes: Record<VerdictState, Markup> = {
  met: markup`<circle cx="5" cy="5" r="4.5" class="fill-promoter"/>`,
  "likely met": markup`<circle cx="5" cy="5" r="4" fill="none" stroke-width="1.5" class="stroke-promoter"/>`,
  "at risk": markup`<path d="M5 0.6 9.8 9.4H0.2Z" class="fill-risk-mark"/>`,
  open: markup`<path d="M5 0.9 9.1 5 5 9.1 0.9 5Z" fill="none" stroke-width="1.3" class="stroke-muted"/>`,
  "likely missed": markup`<rect x="1" y="1" width="8" height="8" fill="none" stroke-width="1.5" class="stroke-bad-mark"/>`,
  missed: markup`<rect x="0.5" y="0.5" width="9" height="9" class="fill-bad-mark"/>`,
  "too few": markup`<path d="M1 5H9" stroke-width="1.4" class="stroke-subtle"/>`,
};
