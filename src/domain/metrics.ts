/** The catalogue of measures: tooltips, heads of exports and docs/metrics.md all read from here. */

import { fewestForVerdict, type Direction } from "./verdict";

export type MetricUnit = "points" | "per cent" | "steps" | "good experiences" | "money";

export type Metric = Readonly<{
  key: string;
  /** As printed, sentence case. */
  label: string;
  /** What a change of 1 is called; "steps" are those of a feeling from −2 to 2. */
  unit: MetricUnit;
  goodDirection: Direction;
  /** Fewest answers for a verdict; the threshold for showing a figure at all is the organisation's setting. */
  fewest: number;
  /** A column of the scorecards: "judged" against targets, or only "told" because no target can be set for it. */
  onScorecard?: "judged" | "told";
  sentence: string;
  formula: string;
  source: string;
}>;

export const metrics = [
  {
    key: "nps",
    label: "NPS",
    unit: "points",
    goodDirection: "higher",
    fewest: fewestForVerdict,
    onScorecard: "judged",
    sentence: "Promoters (9–10) less detractors (0–6), of everyone who gave a score from 0 to 10.",
    formula: "100 × (promoters − detractors) ÷ scored answers",
    source: "https://measuringu.com/nps-confidence-intervals/",
  },
  {
    key: "detractor-share",
    label: "Detractor share",
    unit: "per cent",
    goodDirection: "lower",
    fewest: fewestForVerdict,
    onScorecard: "judged",
    sentence: "How many in a hundred scored answers are 0 to 6.",
    formula: "100 × detractors ÷ scored answers",
    source: "https://measuringu.com/nps-confidence-intervals/",
  },
  {
    key: "csat",
    label: "Satisfaction (CSAT)",
    unit: "per cent",
    goodDirection: "higher",
    fewest: fewestForVerdict,
    onScorecard: "judged",
    sentence: "How many in a hundred answers are one of the two best points of the scale.",
    formula: "100 × answers on the two best points ÷ answers",
    source: "https://en.pisano.co/glossary/top-2-box",
  },
  {
    key: "ces",
    label: "Ease (CES)",
    unit: "per cent",
    goodDirection: "higher",
    fewest: fewestForVerdict,
    onScorecard: "judged",
    sentence: "How many in a hundred answers say it was easy: 5 to 7 on the scale from 1 (hard) to 7 (easy).",
    formula: "100 × answers 5–7 ÷ answers",
    source: "https://help.simplesat.io/en/articles/5626051-what-is-ces-customer-effort-score",
  },
  {
    key: "promises-kept",
    label: "Promises kept",
    unit: "per cent",
    goodDirection: "higher",
    fewest: fewestForVerdict,
    onScorecard: "judged",
    sentence: "How many in a hundred things that were due under a promise were done as promised.",
    formula: "100 × kept ÷ (kept + broken), over every promise that the department delivers",
    source: "Wilson (1927), Journal of the American Statistical Association 22:158",
  },
  {
    key: "cases-closed-on-time",
    label: "Cases closed on time",
    unit: "per cent",
    goodDirection: "higher",
    fewest: 1,
    onScorecard: "judged",
    sentence: "How many in a hundred cases of unhappy customers were closed by their deadline.",
    formula: "100 × closed by the deadline ÷ (closed + open past the deadline)",
    source: "an assumption of Kept; see the paragraph on cases closed on time",
  },
  {
    key: "emotion-gap",
    label: "Emotion gap",
    unit: "steps",
    goodDirection: "higher",
    fewest: fewestForVerdict,
    onScorecard: "judged",
    sentence: "How far what customers felt, from −2 to 2, lies above or below what they were meant to feel.",
    formula: "mean of (felt − designed), over answers at stages with a designed feeling",
    source: "“Student” (1908), Biometrika 6:1",
  },
  {
    key: "experience-debt",
    label: "Experience debt",
    unit: "good experiences",
    goodDirection: "lower",
    fewest: fewestForVerdict,
    onScorecard: "judged",
    sentence: "How many good experiences are owed to customers at the end of the period.",
    formula: "opened by bad experiences − repaid by later good ones, of all customers who have not left",
    source: "an assumption of Kept; see the paragraph on experience debt",
  },
  {
    key: "revenue-at-risk",
    label: "Revenue at risk",
    unit: "money",
    goodDirection: "lower",
    fewest: fewestForVerdict,
    onScorecard: "told",
    sentence: "What customers who are less than happy bring in a year, times how many more of them leave.",
    formula: "Σ revenue × (share lost in the class − share lost among promoters)",
    source: "https://help.promoter.io/en/articles/5687825-dashboard-overview",
  },
  {
    key: "commitments-kept",
    label: "Commitments kept",
    unit: "per cent",
    goodDirection: "higher",
    fewest: fewestForVerdict,
    onScorecard: "judged",
    sentence: "How many in a hundred commitments that fell due were done by their day.",
    formula: "100 × (kept + ½ × kept by a later date than the first) ÷ (kept + late + missed)",
    source: "Wilson (1927), Journal of the American Statistical Association 22:158",
  },
  {
    key: "response-rate",
    label: "Response rate",
    unit: "per cent",
    goodDirection: "higher",
    fewest: fewestForVerdict,
    onScorecard: "judged",
    sentence:
      "How many in a hundred customers asked and reached completed the survey; open links have no rate.",
    formula: "100 × completed ÷ (sent − bounced − not eligible)",
    source: "https://help.surveyanyplace.com/en/support/solutions/articles/35000041594-survey-response-rate",
  },
] as const satisfies readonly Metric[];

export type MetricKey = (typeof metrics)[number]["key"];

export const metricByKey = Object.fromEntries(metrics.map((metric) => [metric.key, metric])) as Readonly<
  Record<MetricKey, Metric>
>;

type OnScorecard = Extract<(typeof metrics)[number], { onScorecard: string }>;
/** The measures of a scorecard; of these, what targets can be set for. */
export type ScorecardKey = OnScorecard["key"];
export type JudgedKey = Extract<OnScorecard, { onScorecard: "judged" }>["key"];

/** In the order of the columns. */
export const scorecardKeys: readonly ScorecardKey[] = metrics.flatMap((metric) =>
  "onScorecard" in metric ? [metric.key] : [],
);
export const judgedKeys: readonly JudgedKey[] = metrics.flatMap((metric) =>
  "onScorecard" in metric && metric.onScorecard === "judged" ? [metric.key] : [],
);

/** Do figures of departments add up to the organisation's? Scores, shares and means do not. */
export function addsUp(key: MetricKey): boolean {
  const { unit } = metricByKey[key];
  return unit === "good experiences" || unit === "money";
}
