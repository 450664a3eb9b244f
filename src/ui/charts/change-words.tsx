import { clsx } from "clsx";
import * as arrowDownRight from "lucide-react/icons/arrow-down-right";
import * as arrowUpRight from "lucide-react/icons/arrow-up-right";
import type { Change } from "@/domain/change";
import { changeWords } from "@/ui/words";
import { leanIcon } from "@/ui/charts/lean-icon";

const ArrowDownRight = leanIcon(arrowDownRight);
const ArrowUpRight = leanIcon(arrowUpRight);

/**
 * A change in words. Only a clear one has an arrow and ink; the arrow has no good or bad colour, because a rise in
 * detractors is not good news.
 */
export function ChangeWords({ change, className }: { change: Change; className?: string }) {
  const isClear = change.state === "rise" || change.state === "fall";
  const Arrow = change.state === "rise" ? ArrowUpRight : ArrowDownRight;
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1 align-middle text-label whitespace-nowrap tabular-nums",
        isClear ? "font-semibold text-ink" : "font-normal text-subtle",
        className,
      )}
    >
      {isClear ? <Arrow aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} /> : null}
      {changeWords(change)}
    </span>
  );
}
