import type { MethodGroup } from "./method";
import { metricByKey, type Metric } from "./metrics";

const of = ({ key, label, sentence, formula, source }: Metric, ...more: string[]) => ({
  key,
  label,
  says: () => [sentence, ...more],
  formula,
  sources: [source],
});

/** What the figures themselves are. */
export const methodsOfScores = {
  key: "scores",
  label: "Scores and shares",
  methods: [
    of(
      metricByKey.nps,
      "It runs from −100 to +100 and is a difference, so its unit is points, not per cent. Answers are added up, and the score is computed from the sums: scores of parts or of months are never averaged.",
      "A score of 0 counts as a score. Without a single answer there is no score: no data is not 0.",
    ),
    of(metricByKey["detractor-share"], "Lower is better."),
    of(metricByKey.csat, "Its range is Wilson's, which never leaves 0 to 100 per cent."),
    of(
      metricByKey.ces,
      "High means easy. Other tools count other shares or the mean; only this one is called Ease here.",
    ),
    of(
      metricByKey["response-rate"],
      "An invitation belongs to the month it was sent in. Rates are pooled by adding up: 20 of 20 and 21 of 30 are 41 of 50.",
    ),
    of(
      metricByKey["promises-kept"],
      "An event still within its time limit is not counted yet; one whose limit has passed without an outcome is broken. Promises count for the department that delivers them.",
    ),
    of(
      metricByKey["emotion-gap"],
      "Below 0 it feels worse than meant. The designed feeling is the one that stands on the map today; answers at stages without one are left out. Its range is Student's.",
    ),
    of(
      metricByKey["cases-closed-on-time"],
      "A case counts in the month its deadline lies in, for the department that has it. One that is open past its deadline is missed already; one that is open and not yet due is not counted.",
      "Both deadlines run from the answer, not from the day the case was opened; the second is counted in working days, Monday to Friday, and an answer on a weekend counts as of Monday, 0:00. Opening a case again continues the old clock. Every case is counted, so there is no range.",
    ),
    of(
      metricByKey["commitments-kept"],
      "A commitment counts in the month it fell due. Who was released from it by another person is not counted; where nothing fell due there is no figure, and that is not 100 per cent.",
    ),
    {
      key: "weighted-nps",
      label: "Weighted NPS",
      says: () => [
        "Where a survey's answers carry weights, each answer counts as often as its weight says, so that who answered stands for who was asked. It is a second figure with a name of its own and never replaces the NPS.",
        "Unequal weights cost precision: the number of effective answers says how many answers of equal weight would tell as much, and the range rests on them. The design error is what the weights make of the standard error.",
      ],
      formula:
        "100 × (weight of promoters − weight of detractors) ÷ all weight; effective answers = (Σ weight)² ÷ Σ weight²",
      sources: ["Kish (1965), Survey Sampling, section 11.7", "Lumley (2010), Complex Surveys, chapter 2"],
    },
    {
      key: "themes",
      label: "Themes of comments",
      says: ({ fewestComments }) => [
        "A theme is a list of phrases and exclusions that your people keep. A comment belongs to it where it holds one of the phrases and none of the exclusions, at the touchpoints the theme is looked for at; a comment may belong to several. When a theme is reworded, old comments are read again, so that both periods of a comparison are read alike.",
        `Themes are ranked by detractors whose comment speaks of them. What was left unsaid is in no theme, and words are open only where at least ${fewestComments} answers stand behind them.`,
      ],
      formula: "detractors who speak of it ÷ answers that speak of it",
      sources: [],
    },
    {
      key: "theme-impact",
      label: "Impact of a theme",
      says: () => [
        "How the score would differ if nobody had spoken of the theme: below 0 the theme drags the score down. Where every answer has the theme there is nothing to compare with. Impacts of several themes do not add up.",
      ],
      formula: "NPS of all − NPS of all without the theme",
      sources: ["https://help.getthematic.com/article/32-impact-calculation-equations"],
    },
  ],
} as const satisfies MethodGroup;
