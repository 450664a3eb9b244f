import { clsx } from "clsx";
import * as arrowDownRight from "lucide-react/icons/arrow-down-right";
import * as arrowUpRight from "lucide-react/icons/arrow-up-right";
import type { Change } from "@/domain/change";
import { changeWords } from "@/ui/words";
import { markup, type Markup } from "@/ui/charts/drawing";
import { iconMarkup, leanIcon } from "@/ui/charts/lean-icon";

const ArrowDownRight = leanIcon(arrowDownRight);
const ArrowUpRight = leanIcon(arrowUpRight);
const arrowLook = "size-3.5 shrink-0";
const arrows = {
  rise: iconMarkup(arrowUpRight, arrowLook, 2.25),
  fall: iconMarkup(arrowDownRight, arrowLook, 2.25),
};
const look = "inline-flex items-center gap-1 align-middle text-label whitespace-nowrap tabular-nums";

/**
 * A change in words. Only a clear one has an arrow and ink; the arrow has no good or bad colour, because a rise in
 * detractors is not good news.
 */
export function ChangeWords({ change, className }: { change: Change; className?: string }) {
  const isClear = change.state === "rise" || change.state === "fall";
  const Arrow = change.state === "rise" ? ArrowUpRight : ArrowDownRight;
  return (
    <span className={clsx(look, isClear ? "font-semibold text-ink" : "font-normal text-subtle", className)}>
      {isClear ? <Arrow aria-hidden className={arrowLook} strokeWidth={2.25} /> : null}
      {changeWords(change)}
    </span>
  );
}

/** The same as text, for tables that are written as text. */
export function changeMarkup(change: Change, className = ""): Markup {
  const { state } = change;
  const isClear = state === "rise" || state === "fall";
  return markup`<span class="${look} ${isClear ? "font-semibold text-ink" : "font-normal text-subtle"} ${className}">${isClear ? arrows[state] : undefined}${changeWords(change)}</span>`;
}
