import { clsx } from "clsx";
import { useId } from "react";
import type { ReactNode } from "react";
import type { VerdictState } from "@/domain/verdict";
import { VerdictMark } from "@/ui/charts/verdict-mark";
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
  const { tone, isOutlined } = looks[state];
  const look = isPlain
    ? clsx("inline-flex min-h-6 items-center gap-1.5 text-label font-normal whitespace-nowrap", inks[tone])
    : clsx(
        pillLook(tone, isOutlined),
        "@max-2xs:text-left @max-2xs:whitespace-normal",
        state === "too few" && "bg-transparent px-0 font-normal",
      );
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
