import { measureOfCases } from "./cases/queries/measure";
import { measureOfCommitments } from "./commitments/queries/measure";
import { measureOfDebt, measureOfRisk } from "./debt/queries/measures";
import { measureOfPromises } from "./promises/queries/measure";
import type { MeasureSource } from "./responses/queries/measure-source";
import { measureOfFeeling, measuresOfAnswers, measuresOfAsking } from "./responses/queries/measures";

/**
 * Where the scorecards' measures come from. A slice adds one of its own here and its words to `domain/metrics.ts`
 * (with a paragraph in `domain/methods*.ts`); the scorecards need not change.
 */
export const measureSources: readonly MeasureSource[] = [
  measuresOfAnswers,
  measureOfPromises,
  measureOfFeeling,
  measureOfDebt,
  measureOfRisk,
  measureOfCases,
  measureOfCommitments,
  measuresOfAsking,
];
