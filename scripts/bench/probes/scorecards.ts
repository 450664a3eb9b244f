import { operatorScope } from "@/access/operator";
import { computeAll } from "@/features/debt/jobs";
import { scorecardMatrix } from "@/features/scorecards/queries/matrix";
import { AskedMatrix } from "@/features/scorecards/schema";
import { answerWith } from "./answering";

export type MatrixQuestion = { runs: number; today: string; asked: object; isToCompute?: boolean };
/** Milliseconds of each run, statements and computing together; what the matrix held. */
export type MatrixTimes = { whole: number[]; lines: number; measures: number; shown: number };

const viewer = {
  id: "operator",
  grants: [{ role: "executive", departmentId: null }],
  settings: { openScorecards: true },
} as const;

answerWith(async ({ runs, today, asked, isToCompute }: MatrixQuestion): Promise<MatrixTimes> => {
  if (isToCompute) await computeAll();
  const now = new Date(`${today}T09:00:00Z`);
  const whole: number[] = [];
  let [lines, measures, shown] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const matrix = await scorecardMatrix(
      operatorScope("scorecard:read"),
      viewer,
      AskedMatrix.parse(asked),
      now,
    );
    whole.push(performance.now() - began);
    lines = matrix.departments.length;
    measures = matrix.measures.length;
    shown = matrix.departments.flatMap(({ cells }) => cells).filter(({ state }) => state === "shown").length;
  }
  return { whole, lines, measures, shown };
});
