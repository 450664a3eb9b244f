/** How much a theme moves the score. */

import { npsOf, type NpsCounts } from "./nps";

/** `impact` in points, −200 to 200: below 0 the theme drags the score down. Impacts of several themes do not add up. */
export type ThemeImpact = Readonly<{ score: number | undefined; impact: number | undefined }>;

/**
 * The score of the answers with the theme, and the score of all less that of those without it. The impact is
 * undefined where every answer, or none, has the theme.
 * https://help.getthematic.com/article/32-impact-calculation-equations
 */
export function themeImpact(all: NpsCounts, withTheme: NpsCounts): ThemeImpact {
  const score = npsOf(withTheme);
  const whole = npsOf(all);
  const without = npsOf({
    promoters: all.promoters - withTheme.promoters,
    passives: all.passives - withTheme.passives,
    detractors: all.detractors - withTheme.detractors,
  });
  const isDefined = score !== undefined && whole !== undefined && without !== undefined;
  return { score, impact: isDefined ? whole - without : undefined };
}
