import { Prisma, readAsSystem } from "@/server/db";
import type { InspectReport } from "../schema";

/**
 * A warning where a survey holds answers of a file's months already and the file has no id by which those that come
 * again would be known; undefined where there is nothing to warn of.
 */
export async function overlapWarning(
  { months, suggestedOptions, returned }: InspectReport,
  surveyName: string,
): Promise<string | undefined> {
  // Rows that were handed out to be corrected did not count before.
  if (months === null || returned !== null || suggestedOptions.mapping.id !== undefined) return undefined;
  const { from, to } = months;
  const [found] = await readAsSystem<{ answers: number }>(
    "imports:overlap",
    Prisma.sql`
      SELECT coalesce(sum(c.answers), 0)::int AS answers FROM rollup.month_live AS c JOIN survey AS s ON s.id = c.survey
      WHERE s.name = ${surveyName} AND c.bucket BETWEEN ${`${from}-01`}::date AND ${`${to}-01`}::date`,
  );
  const answers = found?.answers ?? 0;
  if (answers === 0) return undefined;
  const [held, when] = [answers.toLocaleString("en"), from === to ? from : `${from} to ${to}`];
  return `“${surveyName}” holds ${held} ${answers === 1 ? "answer" : "answers"} of ${when} already, and no column here is an id: answers that are among them would count twice.`;
}
