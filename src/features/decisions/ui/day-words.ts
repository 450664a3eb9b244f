import { lengthOf, type Day } from "@/domain/period";
import { formatDay } from "@/ui/dates";
import { formatCount } from "@/ui/format";

/** "12 days late", "today", "in 3 days, 14 Nov 2026". */
export function dayWords(due: Day, today: Day): string {
  if (due === today) return "today";
  const count = lengthOf(due < today ? { from: due, to: today } : { from: today, to: due });
  const days = `${formatCount(count)} ${count === 1 ? "day" : "days"}`;
  return due < today ? `${days} late` : `in ${days}, ${formatDay(due)}`;
}
