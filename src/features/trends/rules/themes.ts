import { answersIn, type NpsCounts } from "@/domain/nps";
import { detractorTally, measuredShare } from "@/domain/rates";
import { changesOfShares } from "@/domain/share-change";
import { mayOpen } from "@/domain/suppression";
import type { Ranked } from "../schema";

type Spoken = NpsCounts & { id: number; name: string };

/** Answers that speak of each theme; `everywhere` without the page's filters, where there are any. */
export type ThemeCounts = {
  now: readonly Spoken[];
  before: readonly Spoken[] | undefined;
  everywhere: readonly Spoken[] | undefined;
};

/**
 * Themes by how many unhappy customers speak of them, most first. A theme is named only where enough answers speak of
 * it, and enough (or none) beyond the filters. Changes are tested as one list.
 */
export function rankedThemes({ now, before, everywhere }: ThemeCounts, k: number): Ranked[] {
  const known = now.filter((theme) => {
    const n = answersIn(theme);
    const all = everywhere?.find(({ id }) => id === theme.id);
    return theme.detractors > 0 && n >= k && mayOpen(n, all ? [answersIn(all) - n] : [], k);
  });
  const changes = changesOfShares(
    known.map((theme) => {
      const earlier = before?.find(({ id }) => id === theme.id);
      const isShown = earlier && answersIn(earlier) >= k;
      return {
        before: isShown ? detractorTally(earlier) : { successes: 0, n: 0 },
        after: detractorTally(theme),
      };
    }),
  );
  return known
    .map((theme, index) => rankedOf(theme, changes[index]))
    .toSorted((a, b) => sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1));
}

function rankedOf(theme: Spoken, change: Ranked["change"] | undefined): Ranked {
  const measured = measuredShare(detractorTally(theme));
  return {
    key: String(theme.id),
    name: theme.name,
    share: measured ? { state: "shown", ...measured, detractors: theme.detractors } : { state: "none" },
    change: change ?? { state: "not comparable" },
  };
}

function sizeOf({ share }: Ranked): number {
  return share.state === "shown" ? share.detractors : -1;
}
