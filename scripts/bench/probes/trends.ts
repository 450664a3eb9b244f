import { operatorScope } from "@/access/operator";
import { movement } from "@/features/movement/queries/movement";
import { AskedMovement } from "@/features/movement/schema";
import { detractorTrend } from "@/features/trends/queries/detractors";
import { scoreTrend } from "@/features/trends/queries/score";
import { TrendsAsked } from "@/features/trends/schema";
import { analyseDrivers } from "@/features/drivers/commands";
import { drivers } from "@/features/drivers/queries/drivers";
import { computeAll } from "@/features/debt/jobs";
import { debt, recovery } from "@/features/debt/queries/debt";
import { money } from "@/features/debt/queries/money";
import { AskedPeriod } from "@/features/debt/schema";
import { answerWith } from "./answering";

export type View = "score" | "detractors" | "movement" | "drivers" | "money" | "compute";
export type TrendsQuestion = { runs: number; today: string; view: View; asked: object };
/** Milliseconds of each run, statements and computing together. */
export type TrendsTimes = { whole: number[] };

const scope = operatorScope("score:read");

const dataOf: Record<View, (asked: object, now: Date) => Promise<{ isShown: boolean }>> = {
  score: async (asked, now) => {
    const { score } = await scoreTrend(scope, TrendsAsked.parse(asked), now);
    return { isShown: score.state === "shown" };
  },
  detractors: async (asked, now) => {
    const { share } = await detractorTrend(scope, TrendsAsked.parse(asked), now);
    return { isShown: share.state === "shown" };
  },
  movement: async (asked, now) => {
    const { flow } = await movement(scope, AskedMovement.parse(asked), now);
    return { isShown: flow.state === "shown" };
  },
  drivers: async () => {
    const { touchpoints } = await drivers(scope, {});
    return { isShown: touchpoints.state === "shown" };
  },
  money: async (asked, now) => {
    const period = AskedPeriod.parse(asked);
    const [revenue, owed, back] = await Promise.all([
      money(operatorScope("revenue:read")),
      debt(scope, period, now),
      recovery(scope, { period: "2026-Q1" }, now),
    ]);
    return {
      isShown: [revenue.total, owed.total, back.total].every((figure) => figure?.state === "shown"),
    };
  },
  compute: async (_asked, now) => {
    await computeAll();
    await analyseDrivers(now);
    return { isShown: true };
  },
};

answerWith(async ({ runs, today, view, asked }: TrendsQuestion): Promise<TrendsTimes> => {
  const whole: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const { isShown } = await dataOf[view](asked, new Date(`${today}T09:00:00Z`));
    whole.push(performance.now() - began);
    if (!isShown) throw new Error(`The view ${view} shows no figure.`);
  }
  return { whole };
});
