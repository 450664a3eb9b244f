import type { NpsCounts } from "@/domain/nps";
import { fewestForFigure } from "@/domain/suppression";
import type { PainsAndGains, SaidOften } from "../schema";

/** A theme's mentions at a place by class of the answer. */
export type ThemeAtPlace = NpsCounts & { place: number; themeId: number; name: string; mentions: number };

/**
 * The themes of each place as pains and gains: a theme is a pain where more of those who mention it are detractors
 * than promoters, a gain where it is the other way round. Themes of fewer mentions than may be shown are left out.
 */
export function painsAndGains(
  rows: readonly ThemeAtPlace[],
  { most = 3, fewest = fewestForFigure }: { most?: number; fewest?: number } = {},
): Map<number, PainsAndGains> {
  const places = grouped(
    rows.filter(({ mentions }) => mentions >= fewest),
    ({ place }) => place,
  );
  return new Map(
    [...places].map(([place, said]) => {
      const top = (side: (row: ThemeAtPlace) => number) =>
        said
          .filter((row) => side(row) > 0)
          .toSorted((a, b) => side(b) - side(a) || b.mentions - a.mentions || a.themeId - b.themeId)
          .slice(0, most)
          .map(saidOften);
      const lead = ({ detractors, promoters }: ThemeAtPlace) => detractors - promoters;
      return [place, { pains: top(lead), gains: top((row) => -lead(row)) }];
    }),
  );
}

function saidOften({ themeId, name, mentions, detractors, promoters }: ThemeAtPlace): SaidOften {
  return { themeId, name, mentions, detractors, promoters };
}

function grouped(rows: readonly ThemeAtPlace[], placeOf: (row: ThemeAtPlace) => number) {
  const groups = new Map<number, ThemeAtPlace[]>();
  for (const row of rows) groups.set(placeOf(row), [...(groups.get(placeOf(row)) ?? []), row]);
  return groups;
}
