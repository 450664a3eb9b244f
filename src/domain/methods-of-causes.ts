import type { MethodGroup } from "./method";

/** What moves the score, what it costs, and claims that are not proven. */
export const methodsOfCauses = {
  key: "causes",
  label: "What moves the score",
  methods: [
    {
      key: "drivers",
      label: "Drivers",
      says: () => [
        "How much of the differences between customers' scores goes with their ratings of one touchpoint or question, although ratings move together. The weights add up to R², what all of them explain. A driver counts as evident only where it outweighs a column of pure noise in 97.5 of 100 draws; the others are grey.",
        "It is association, not cause: score and rating often stand in one answer, so part of it is mood. A touchpoint's weight holds how much it matters to those who meet it and how many do. The worker computes it from the last twelve whole months, from at least 100 customers and ten for each driver.",
      ],
      formula: "weight = Σ Λ² β², Λ = R^½, β = Λ⁻¹ r; intervals from 1,000 draws with a fixed seed",
      sources: [
        "Johnson (2000), Multivariate Behavioral Research 35:1",
        "Tonidandel, LeBreton & Johnson (2009), Psychological Methods 14:4",
      ],
    },
    {
      key: "basic-or-differentiator",
      label: "Basic, differentiator, both",
      says: () => [
        "Basic (O): a bad rating costs more than a best one wins; people only notice when it fails. Differentiator (X): a best rating wins more than a bad one costs. Both: it works in either direction. No evidence: neither effect is larger than chance allows. With fewer than 30 bad or 30 best ratings nothing is said, and a class changes only when two windows say so.",
      ],
      formula:
        "score = b − penalty × bad + reward × best, all touchpoints at once; penalty − reward tested, Holm-corrected",
      sources: [
        "Mikulić & Prebežac (2011), Managing Service Quality 21:1",
        "Holm (1979), Scandinavian Journal of Statistics 6:65",
      ],
    },
    {
      key: "emotion-share",
      label: "How much is feeling?",
      isClaim: true,
      says: ({ emotionShare }) => [
        "A popular claim: emotions are over half of an experience. Nobody has shown it.",
        typeof emotionShare === "string"
          ? `Your own data: ${emotionShare}.`
          : `Your own data: of what satisfaction, ease, promises and feeling explain together, feeling has ${Math.round(emotionShare.value)} % (95 % range ${Math.round(emotionShare.low)} to ${Math.round(emotionShare.high)} %).`,
      ],
      formula: "relative weight of feeling ÷ R²",
      sources: ["Johnson (2000), Multivariate Behavioral Research 35:1"],
    },
    {
      key: "experience-debt",
      label: "Experience debt",
      isClaim: true,
      says: ({ ownRatio }) => [
        "A popular claim: it takes twelve good experiences to make up for one unresolved bad one. It is an assumption, not a finding. Kept uses it as a setting to show what is owed: a bad experience opens a debt of twelve, each good one repays one, solving it settles the rest.",
        `Your own data: ${ownRatio}.`,
        "Every entry stays: opening + incurred + reinstated − repaid − settled − expired − erased ± corrected = closing.",
      ],
      sources: [],
    },
    {
      key: "bad-profit",
      label: "Bad profit",
      says: () => [
        "How much of your revenue comes from customers whose newest answer, of the last twelve months, is a detractor's: money that may leave. Refunds count against it, and a customer is never worth less than nothing.",
        "Customers who said nothing in twelve months are silent. Their revenue is never assumed; it only says how low and how high the share may be: as if all of them were content, and as if all of them were detractors. Customers of whom no revenue is known are left out and counted.",
      ],
      formula:
        "revenue of detractors ÷ revenue of all who answered; range by drawing customers again 1,000 times",
      sources: [],
    },
    {
      key: "revenue-at-risk",
      label: "Revenue at risk",
      isClaim: true,
      says: () => [
        "The rule of thumb that half of all detractors and a third of passives leave is a claim of survey vendors. As soon as at least 30 customers and five losses a class are known, Kept uses how many of your own customers left within a year of their answer, less what promoters lose anyway. The two are never added.",
        "Customers who never answered are listed apart as silent: nothing is assumed about them.",
      ],
      formula: "Σ revenue × max(0, loss rate of the class − loss rate of promoters)",
      sources: [
        "http://cx-help.surveymonkey.com/reviewing-and-analyzing-survey-results/analyzing-survey-responses/overview-of-revenue-impact",
      ],
    },
  ],
} as const satisfies MethodGroup;
