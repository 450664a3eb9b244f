import { addDays } from "@/domain/period";
import { queryFor } from "@/features/responses/ui/url";
import type { View } from "@/features/responses/schema";
import { trendsHref, type TrendsState } from "./url";

type Step = { key: string; from: string; to: string };

/** The page with one step, or the days from one to another, as its period. */
export function periodPicks(view: View, state: TrendsState, line: readonly Step[]) {
  const hrefOf = (period: string) => trendsHref(state, queryFor(view, { period }));
  return {
    hrefs: line.map(({ key }) => hrefOf(key)),
    hrefBetween(from: number, to: number): string {
      const [first, last] = [line[from], line[to]];
      if (!first || !last || from === to) return hrefOf(first?.key ?? view.periodKey);
      return hrefOf(`${first.from}..${addDays(last.to, -1)}`);
    },
  };
}
