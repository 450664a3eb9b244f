import { changesOf, type BeforeAndAfter } from "@/domain/change";
import { answersIn, type NpsCounts } from "@/domain/nps";
import { themeImpact } from "@/domain/theme-impact";
import type { ThemeLine } from "../schema";

/** Mentions of themes by class; mentions without a score are in `mentions` alone. */
export type Mentions = ReadonlyMap<number, NpsCounts & { mentions: number }>;

export type ThemeLinesInput = {
  themes: readonly { id: number; name: string }[];
  now: Mentions;
  /** All answers in view; without them (where words or classes narrow the list) there is nothing to hold mentions against. */
  answers: NpsCounts | undefined;
  before: { mentions: Mentions; answers: NpsCounts } | undefined;
  /** Fewest mentions to be shown. */
  fewest: number;
};

/** Largest impact first; where there is none, most mentioned first. Themes nobody mentions stand last. */
export function themeLines(input: ThemeLinesInput): ThemeLine[] {
  const { themes, now, answers, fewest } = input;
  const changes = changesIn(input);
  return themes
    .map(({ id, name }, index): ThemeLine => {
      const said = mentionsOf(now, id);
      const isShown = said.mentions === 0 || said.mentions >= fewest;
      if (!isShown) return { id, name, mentions: null };
      if (!answers || said.mentions === 0) return { id, name, mentions: said.mentions };
      return {
        id,
        name,
        mentions: said.mentions,
        shares: {
          detractors: share(said.detractors, answers.detractors),
          promoters: share(said.promoters, answers.promoters),
        },
        impact: themeImpact(answers, said).impact,
        change: changes?.[index],
      };
    })
    .toSorted(
      (a, b) =>
        Math.abs(b.impact ?? 0) - Math.abs(a.impact ?? 0) ||
        (b.mentions ?? 0.5) - (a.mentions ?? 0.5) ||
        a.id - b.id,
    );
}

const share = (part: number, of: number) => (of === 0 ? 0 : (100 * part) / of);

function mentionsOf(mentions: Mentions, id: number): NpsCounts & { mentions: number } {
  return mentions.get(id) ?? { promoters: 0, passives: 0, detractors: 0, mentions: 0 };
}

/**
 * Change of the share of answers that mention a theme, in points, over all themes at once. A share is a score whose
 * answers are 1 (mentions it) or 0, so the test is that of scores.
 */
function changesIn({ themes, now, answers, before, fewest }: ThemeLinesInput) {
  if (!answers || !before) return undefined;
  const asScore = (mentions: Mentions, id: number, all: NpsCounts): NpsCounts => {
    const said = answersIn(mentionsOf(mentions, id));
    return { promoters: said, passives: answersIn(all) - said, detractors: 0 };
  };
  const pairs = themes.map(({ id }): BeforeAndAfter => {
    const after = asScore(now, id, answers);
    const earlier = asScore(before.mentions, id, before.answers);
    const isFew = earlier.promoters > 0 && earlier.promoters < fewest;
    // A change from a number that may not be shown would tell it.
    return { after, before: isFew ? { promoters: 0, passives: 0, detractors: 0 } : earlier };
  });
  return changesOf(pairs);
}
