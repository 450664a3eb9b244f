import { clsx } from "clsx";
import { useId } from "react";
import type { ReactNode } from "react";
import type { VerdictState } from "@/domain/verdict";
import { markup, type Markup } from "@/ui/charts/drawing";
import { verdictMark, VerdictMark } from "@/ui/charts/verdict-mark";
import { pillLook } from "@/ui/primitives/pill";
import type { Tone } from "@/ui/primitives/pill";
import { verdictWord } from "@/ui/words";

const looks: Record<VerdictState, { tone: Tone; isOutlined?: boolean }> = {
  met: { tone: "good" },
  "likely met": { tone: "good", isOutlined: true },
  "at risk": { tone: "risk" },
  open: { tone: "neutral" },
  "likely missed": { tone: "bad", isOutlined: true },
  missed: { tone: "bad" },
  "too few": { tone: "neutral" },
};

const inks: Record<Tone, string> = {
  neutral: "text-muted",
  good: "text-good",
  risk: "text-risk",
  bad: "text-bad",
};

export type VerdictProps = {
  state: VerdictState;
  /** Longer words: `verdictWords(state, …)`, "At risk: 4 below target". */
  words?: string;
  /** Why: `verdictReason(…)`. With it the verdict is a button that opens the sentence, by mouse, touch or key. */
  reason?: ReactNode;
  /** In a dense table: shape and word without the pill around them. */
  isPlain?: boolean;
};

/** Score against target as shape, word and colour; any two of them can be missing and it still reads. */
export function Verdict({ state, words = verdictWord(state), reason, isPlain }: VerdictProps) {
  const id = useId();
  const look = isPlain
    ? clsx(
        "inline-flex min-h-6 items-center gap-1.5 text-label font-normal whitespace-nowrap",
        inks[looks[state].tone],
      )
    : pillOf(state);
  const content = (
    <>
      <VerdictMark state={state} />
      {words}
    </>
  );
  if (!reason) return <span className={look}>{content}</span>;
  return (
    <>
      <button type="button" popoverTarget={id} className={look}>
        {content}
        <span className="sr-only">, why?</span>
      </button>
      <div id={id} popover="auto" className="popover-card">
        <p className="text-heading">{words}</p>
        <p className="mt-0.5 text-body text-pretty">{reason}</p>
      </div>
    </>
  );
}

function pillOf(state: VerdictState): string {
  const { tone, isOutlined } = looks[state];
  return clsx(
    pillLook(tone, isOutlined),
    "@max-2xs:text-left @max-2xs:whitespace-normal",
    state === "too few" && "bg-transparent px-0 font-normal",
  );
}

/** The same as text, for tables that are written as text. `id` is the reason's own on the page. */
export function verdictMarkup(
  { state, words = verdictWord(state), reason }: { state: VerdictState; words?: string; reason?: string },
  id: string,
): Markup {
  const content = markup`${verdictMark(state)}${words}`;
  if (!reason) return markup`<span class="${pillOf(state)}">${content}</span>`;
  return markup`<button type="button" popovertarget="${id}" class="${pillOf(state)}">${content}<span class="sr-only">, why?</span></button><div id="${id}" popover="auto" class="popover-card"><p class="text-heading">${words}</p><p class="mt-0.5 text-body text-pretty">${reason}</p></div>`;
}
