import { addDays, type Day } from "@/domain/period";
import type { PoolClient } from "pg";
import { dayOfMonth, type SeedCalendar } from "./calendar";
import type { DepartmentSlug } from "./organisation";
import type { MonthIndex } from "./touchpoint";

type Told = Readonly<{ month: MonthIndex; day: number; words: string; department?: DepartmentSlug }>;

/** The story of `story.ts` as people of Northgate wrote it on their trends. */
const told: readonly Told[] = [
  { month: -5, day: 9, words: "Storm: twice as many claims for two months" },
  { month: -3, day: 1, words: "Claims takes over the status messages", department: "claims" },
  { month: -1, day: 12, words: "Letter about higher prices goes out" },
  { month: 0, day: 4, words: "The app shows where a claim stands" },
];

/** Writes what happened, in the name of the executive of the sample. */
export async function writeHappened(
  client: PoolClient,
  {
    calendar,
    departments,
    now,
  }: { calendar: SeedCalendar; departments: ReadonlyMap<string, number>; now: Date },
): Promise<void> {
  const rows = told.map(({ month, day, words, department }) => ({
    day: dayIn(calendar, month, day),
    words,
    department: department === undefined ? null : departments.get(department),
  }));
  await client.query(
    `INSERT INTO trend_event (department_id, day, words, added_by, added_at)
     SELECT department, day, words, writer.id, $2
     FROM jsonb_to_recordset($1::jsonb) AS told (department int, day date, words text)
       CROSS JOIN (SELECT person_id AS id FROM grant_held WHERE role = 'executive' ORDER BY granted_at LIMIT 1) AS writer
     ORDER BY day`,
    [JSON.stringify(rows), now],
  );
}

function dayIn(calendar: SeedCalendar, month: MonthIndex, day: number): Day {
  return addDays(dayOfMonth(calendar, month), day - 1);
}
