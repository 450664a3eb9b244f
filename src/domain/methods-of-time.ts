import { fewestBaselinePeriods } from "./control-limits";
import type { MethodGroup } from "./method";

/** Periods, limits of chance, and who moved. */
export const methodsOfTime = {
  key: "time",
  label: "Over time",
  methods: [
    {
      key: "periods",
      label: "Periods and ownership",
      says: ({ timeZone, fiscalYearStart }) => [
        `A day begins at midnight in ${timeZone}, your organisation's time zone; quarters belong to fiscal years that begin in ${fiscalYearStart}. A period that is not over is marked “so far” and is not held against whole ones.`,
        "An answer counts for the department that answered for the touchpoint in its month. A later change of hands rewrites nothing.",
      ],
      sources: [],
    },
    {
      key: "control-limits",
      label: "Control limits",
      says: () => [
        `Scores move every month although nothing happens. Limits say how far chance alone takes them: wide in months with few answers, narrow in months with many. They rest on a frozen baseline of at least ${fewestBaselinePeriods} periods, the first twenty unless somebody decided otherwise; such a decision is recorded with its reason.`,
        "Two things are marked: one point outside its limits, and eight in a row on one side of the centre. More rules would raise more false alarms. The yardstick is the median movement between neighbours, because the mean is stretched by the very crash it should find.",
      ],
      formula: "centre ± 3 × √(variance of one answer ÷ n) × max(1, median moving range of z ÷ 0.954)",
      sources: [
        "Laney (2002), Quality Engineering 14:4",
        "Western Electric (1956), Statistical Quality Control Handbook",
      ],
    },
    {
      key: "movement",
      label: "Who moved: migration and mix",
      says: () => [
        "A score changes for two reasons: the same customers think differently, or different customers answer. Migration is what customers who answered in both periods did to the score; mix is what came from those who joined or left. Both add up to the change exactly. A steady score can hide a collapse among those who stayed.",
        "Migration is credited to the department that answered for the touchpoint of the later answer. What cannot be credited stands as not attributed and is never spread.",
      ],
      formula:
        "migration = 100 ÷ n₂ × Σ (class after − class before) over customers in both; mix = change − migration",
      sources: [],
    },
    {
      key: "recovery",
      label: "Detractors won back",
      says: () => [
        "Of detractors whose next 180 days are over: how many gave 7 or more at their next answer. The first figure counts those who answered again, the second all of them; the truth lies between. Some would have come back by themselves, because an unusually bad answer is followed by an ordinary one.",
      ],
      formula: "next answer ≥ 7 ÷ detractors with a next answer (or ÷ all detractors)",
      sources: [],
    },
    {
      key: "effect",
      label: "Did a plan work?",
      says: () => [
        "The change where the plan was tried, less the change where it was not. Both must have moved alike in the two periods before, or the comparison is not credible and is called so.",
      ],
      formula: "(after − before) − (after − before) of the comparison, errors added",
      sources: ["Card & Krueger (1994), American Economic Review 84:4"],
    },
  ],
} as const satisfies MethodGroup;
