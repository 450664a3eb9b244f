import type { MethodGroup } from "./method";
import { fewestForVerdict } from "./verdict";

/** How sure a figure is, and what is hidden. */
export const methodsOfCertainty = {
  key: "certainty",
  label: "How sure a figure is",
  methods: [
    {
      key: "range",
      label: "The 95 % range",
      says: () => [
        "Had other customers been asked in the same way, the score would have come out somewhat differently. The range is made so that 95 of 100 such ranges hold the score of everybody. “+26 ±2” means from 24 to 28; where both arms are not about as long, the two ends are printed.",
        "The textbook formula is far too narrow for few or one-sided answers: at ten answers of a much-loved place it holds the truth in 65 of 100 cases. Kept adds three made-up answers before it measures the spread (¾ promoter, ¾ detractor, 1½ passive), which holds it in 93. The printed score is the plain one.",
      ],
      formula: "100 × (e ± 1.96 × √((p + d − e²) ÷ (n + 3))), p and d with ¾ added each, e = p − d",
      sources: [
        "https://measuringu.com/nps-three-confidence-intervals/",
        "Rocks (2016), The American Statistician 70:4",
      ],
    },
    {
      key: "change",
      label: "Clear rise, clear fall, no clear change",
      says: () => [
        `A change is called clear when a difference this large would come up by chance in fewer than 5 of 100 cases. Where many changes stand in one list, the list as a whole is held to 5 per cent false findings, so the longer the list, the more a change must show. With fewer than ${fewestForVerdict} answers on either side two periods are not comparable.`,
        "Customers who answered in both periods make a change easier to see, because their own taste cancels out. Where ten or more did, the test counts that in.",
      ],
      formula: "z = (e₂ − e₁) ÷ √(SE₁² + SE₂² − 2 × shared part); Benjamini–Hochberg, q = 0.05",
      sources: [
        "https://measuringu.com/nps-significance-test/",
        "Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57:1",
      ],
    },
    {
      key: "verdict",
      label: "Verdict against the target",
      says: ({ target, band }) => [
        target === undefined
          ? "There is no target for the whole organisation yet; each department may have its own."
          : `The organisation's target in force is ${target} with a band of ${band} points below it.`,
        `Met: the whole range lies at or above the target. Missed: the whole range lies below the band. Open: the range reaches from below the band to above the target, so the answers do not settle it. In between the score itself decides, with “likely”; inside the band it is at risk. Fewer than ${fewestForVerdict} answers: too few.`,
        "“About 838 more answers would settle this” is how many the spread of the answers so far would need to bring the range clear of the nearest border.",
      ],
      formula: "answers in all = (1.96 ÷ distance to the nearest border)² × variance of one answer",
      sources: ["https://measuringu.com/nps-confidence-intervals/"],
    },
    {
      key: "scorecard-total",
      label: "Total of a scorecard",
      says: () => [
        "Each measure with a target has a weight, 1 unless your executives set another. The total is the weight of the measures that are met or likely met, of 100 points of weight that is judged. It is printed with its parts and never by itself.",
        "Its range has no formula of chance: the low end counts only what is settled as met, the high end everything that is not settled as missed. Measures without a target, with too few answers or hidden ones are not in it; “7 of 9 judged” says how much of the weight is.",
      ],
      formula:
        "100 × Σ weight (met, likely met) ÷ Σ weight judged; from Σ weight (met) to Σ weight judged less missed",
      sources: ["Kept's own; the seven verdicts are those of the paragraph above"],
    },
    {
      key: "small-numbers",
      label: "Too few answers to show",
      says: ({ fewestAnswers, fewestComments }) => [
        `A figure is shown only if it rests on at least ${fewestAnswers} answers: that is your organisation's threshold. Where hidden parts together hold fewer, the next smallest part is hidden too, because it would give them away by subtraction; and what a filter leaves out must be large enough as well.`,
        `Executives read comments only at touchpoints with at least ${fewestComments} answers in the period.`,
      ],
      sources: [
        "https://support.tivian.com/article/49086-information-on-anonymity-criterion-and-remainder-rule",
      ],
    },
    {
      key: "fair-order",
      label: "A fair order, and consistency",
      says: () => [
        "Sorting by score puts whoever has fewest answers at the top and at the bottom. Kept first takes away what chance adds: each score moves towards the middle of all, the more so the fewer answers it rests on. Units whose ranks cannot be told apart share a place. If nothing shows that units differ, no order is printed.",
        "Consistency is how alike the units really are: 100 per cent less the real spread between them in points.",
      ],
      formula:
        "centre + τ² ÷ (τ² + v) × (score − centre); τ² by DerSimonian and Laird; rank ranges from 2,000 draws",
      sources: [
        "Efron & Morris (1975), Journal of the American Statistical Association 70:350",
        "DerSimonian & Laird (1986), Controlled Clinical Trials 7:3",
      ],
    },
  ],
} as const satisfies MethodGroup;
