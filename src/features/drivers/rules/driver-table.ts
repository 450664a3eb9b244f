import type { Column } from "@/domain/correlation";
import { driverQuestions, type DriverKind } from "../schema";

/** One rating by one customer. */
export type Rating = Readonly<{
  who: string;
  quarter: number;
  touchpoint: number | null;
  department: number | null;
  score: number;
  csat: number | null;
  ces: number | null;
  emotion: number | null;
  promiseKept: number | null;
}>;

/** One row a customer and quarter: the newest score, and the newest rating of each driver. `lowUpTo` … as in B5. */
export type DriverTable = Readonly<{
  kind: DriverKind;
  keys: readonly string[];
  columns: readonly Column[];
  outcome: readonly number[];
}>;

/** Fewer ratings of a driver say nothing about it. */
const fewestRatings = 30;

/**
 * Ratings of touchpoints, the score being the newest of the quarter wherever it was given. For a department: its own
 * touchpoints, and the customers who rated one of them. `answers` are oldest first.
 */
export function touchpointTable(answers: readonly Rating[], departmentId?: number): DriverTable {
  const isMeant = (answer: Rating) => departmentId === undefined || answer.department === departmentId;
  const cases = new Map<string, { score: number; ratings: Map<string, number> }>();
  for (const answer of answers) {
    const name = `${answer.who} ${answer.quarter}`;
    const one = cases.get(name) ?? { score: answer.score, ratings: new Map<string, number>() };
    one.score = answer.score;
    if (answer.touchpoint !== null && answer.csat !== null && isMeant(answer)) {
      one.ratings.set(String(answer.touchpoint), answer.csat);
    }
    cases.set(name, one);
  }
  const rated = [...cases.values()].filter(({ ratings }) => ratings.size > 0);
  const counts = new Map<string, number>();
  for (const { ratings } of rated)
    for (const key of ratings.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const keys = [...counts].filter(([, n]) => n >= fewestRatings).map(([key]) => key);
  keys.sort((a, b) => Number(a) - Number(b));
  return {
    kind: "touchpoint",
    keys,
    columns: keys.map((key) => rated.map(({ ratings }) => ratings.get(key))),
    outcome: rated.map(({ score }) => score),
  };
}

/** The questions of one answer beside its score: the newest answer of each customer and quarter. */
export function questionTable(answers: readonly Rating[], departmentId?: number): DriverTable {
  const newest = new Map<string, Rating>();
  for (const answer of answers) {
    if (departmentId !== undefined && answer.department !== departmentId) continue;
    newest.set(`${answer.who} ${answer.quarter}`, answer);
  }
  const cases = [...newest.values()];
  const valueOf: Record<(typeof driverQuestions)[number], (answer: Rating) => number | null> = {
    csat: (answer) => answer.csat,
    ces: (answer) => answer.ces,
    emotion: (answer) => answer.emotion,
    "promise-kept": (answer) => answer.promiseKept,
  };
  const columns = driverQuestions.map((key) => ({
    key,
    column: cases.map((answer) => valueOf[key](answer) ?? undefined),
  }));
  const asked = columns.filter(
    ({ column }) => column.filter((rating) => rating !== undefined).length >= fewestRatings,
  );
  return {
    kind: "question",
    keys: asked.map(({ key }) => key),
    columns: asked.map(({ column }) => column),
    outcome: cases.map(({ score }) => score),
  };
}

/** Where a scale's two worst points end, its best begins, and who counts as satisfied. */
const scales: Record<string, Readonly<{ lowUpTo: number; highFrom: number; satisfiedFrom: number }>> = {
  ces: { lowUpTo: 2, highFrom: 7, satisfiedFrom: 5 },
  emotion: { lowUpTo: -1, highFrom: 2, satisfiedFrom: 1 },
  "promise-kept": { lowUpTo: -1, highFrom: 1, satisfiedFrom: 1 },
};
const csatScale = { lowUpTo: 2, highFrom: 5, satisfiedFrom: 4 };

export function scaleOf(key: string): Readonly<{ lowUpTo: number; highFrom: number; satisfiedFrom: number }> {
  return scales[key] ?? csatScale;
}
