import type { ReactNode } from "react";
import { cn } from "@/ui/class-names";

export type Tone = "neutral" | "good" | "risk" | "bad";

const filled: Record<Tone, string> = {
  neutral: "border-transparent bg-tint text-muted",
  good: "border-transparent bg-good-bg text-good",
  risk: "border-transparent bg-risk-bg text-risk",
  bad: "border-transparent bg-bad-bg text-bad",
};
const outlined: Record<Tone, string> = {
  neutral: "border-border-strong text-muted",
  good: "border-promoter text-good",
  risk: "border-risk-mark text-risk",
  bad: "border-bad-mark text-bad",
};

/** The look of a status: filled is settled, outlined is likely. */
export function pillLook(tone: Tone, isOutlined = false): string {
  return cn("pill-base", (isOutlined ? outlined : filled)[tone]);
}

/** A status in a word, never by colour alone: give it an icon or words that say it. */
export function Pill({
  tone = "neutral",
  isOutlined,
  icon,
  children,
}: {
  tone?: Tone;
  isOutlined?: boolean;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={pillLook(tone, isOutlined)}>
      {icon}
      {children}
    </span>
  );
}

/** A small number beside a link: cases past deadline. `label` says what is counted. Draws nothing at zero. */
export function CountBadge({ count, label, tone = "bad" }: { count: number; label: string; tone?: Tone }) {
  if (count === 0) return null;
  return (
    <span
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-full px-1.5 text-label font-semibold tabular-nums",
        filled[tone],
      )}
    >
      {count > 99 ? "99+" : count}
      <span className="sr-only"> {label}</span>
    </span>
  );
}
