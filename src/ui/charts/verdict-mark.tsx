import type { ReactNode } from "react";
import type { VerdictState } from "@/domain/verdict";

/** The shape of a verdict: solid is settled, outline is likely. Drawn, because fonts disagree about ● and ◇. */
export function VerdictMark({ state, size = 10 }: { state: VerdictState; size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 10 10" className="shrink-0">
      {shapes[state]}
    </svg>
  );
}

const shapes: Record<VerdictState, ReactNode> = {
  met: <circle cx="5" cy="5" r="4.5" className="fill-promoter" />,
  "likely met": <circle cx="5" cy="5" r="4" fill="none" strokeWidth="1.5" className="stroke-promoter" />,
  "at risk": <path d="M5 0.6 9.8 9.4H0.2Z" className="fill-risk-mark" />,
  open: <path d="M5 0.9 9.1 5 5 9.1 0.9 5Z" fill="none" strokeWidth="1.3" className="stroke-muted" />,
  "likely missed": (
    <rect x="1" y="1" width="8" height="8" fill="none" strokeWidth="1.5" className="stroke-bad-mark" />
  ),
  missed: <rect x="0.5" y="0.5" width="9" height="9" className="fill-bad-mark" />,
  "too few": <path d="M1 5H9" strokeWidth="1.4" className="stroke-subtle" />,
};
