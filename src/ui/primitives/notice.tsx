import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/ui/class-names";
import type { Tone } from "@/ui/primitives/pill";

const looks: Record<Tone, string> = {
  neutral: "border-border bg-tint text-ink",
  good: "border-transparent bg-good-bg text-good",
  risk: "border-transparent bg-risk-bg text-risk",
  bad: "border-transparent bg-bad-bg text-bad",
};
const icons = { neutral: Info, good: CircleCheck, risk: TriangleAlert, bad: OctagonAlert } as const;

/** A message that stays: stale figures, a removed filter, a saved form. One sentence, then what to do. */
export function Notice({
  tone = "neutral",
  children,
  action,
}: {
  tone?: Tone;
  children: ReactNode;
  action?: ReactNode;
}) {
  const Icon = icons[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={cn("flex items-start gap-2.5 rounded-control border px-3 py-2 text-body", looks[tone])}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
      {action ? <div className="shrink-0">{action}</div> : null}
    </div>
  );
}
