import { setImmediate as turn } from "node:timers/promises";
import { addMonths, firstDayOf, monthOf, type Day, type Range } from "@/domain/period";
import { ratedAnswers } from "@/features/responses/queries/rated-answers";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { asSystem, type Tx } from "@/server/db";
import { analyse, type FoundAnalysis } from "./rules/analyse";
import { questionTable, touchpointTable } from "./rules/driver-table";
import { settledClass } from "./rules/settled-class";
import type { DriverKind } from "./schema";

/** More answers than this make no interval visibly narrower, but the worker slower. */
const mostAnswers = 60_000;
const windowMonths = 12;

/** The twelve months before the current one: whole months, so that the window moves once a month. */
function windowOn(today: Day): Range {
  const to = firstDayOf(monthOf(today));
  return { from: addMonths(to, -windowMonths), to };
}

/** Looks for drivers of the whole organisation and of each department, and stores what it finds. Returns how many. */
export async function analyseDrivers(now: Date): Promise<number> {
  const { timeZone, dataVersion } = await rulesOf();
  const range = windowOn(dayIn(timeZone, now));
  const { rated, departments } = await asSystem("drivers:read", async (tx) => ({
    rated: await ratedAnswers(tx, range, mostAnswers),
    departments: await tx.department.findMany({ where: { retiredOn: null }, select: { id: true } }),
  }));
  const scopes = [0, ...departments.map(({ id }) => id)];
  for (const departmentId of scopes) {
    const whose = departmentId === 0 ? undefined : departmentId;
    for (const table of [touchpointTable(rated.answers, whose), questionTable(rated.answers, whose)]) {
      // Pages and folds share this process's turns; each analysis takes one.
      await turn();
      const found = analyse(table);
      const about = { kind: table.kind, departmentId, dataVersion, range, looked: rated.looked, now };
      await asSystem("drivers:store", (tx) => store(tx, about, found));
    }
  }
  await asSystem("drivers:store", (tx) =>
    tx.driverAnalysis.deleteMany({ where: { departmentId: { notIn: scopes } } }),
  );
  return scopes.length;
}

type About = Readonly<{
  kind: DriverKind;
  departmentId: number;
  dataVersion: string;
  range: Range;
  looked: number;
  now: Date;
}>;

/** Replaces one analysis; touchpoints keep the class they had until a second window says otherwise. */
async function store(tx: Tx, about: About, { drivers, ...figures }: FoundAnalysis): Promise<void> {
  const { kind, departmentId, dataVersion, range, looked, now } = about;
  const before = await tx.driver.findMany({ where: { kind, departmentId } });
  await tx.driverAnalysis.deleteMany({ where: { kind, departmentId } });
  const days = { firstDay: new Date(range.from), endDay: new Date(range.to) };
  await tx.driverAnalysis.create({
    data: { kind, departmentId, dataVersion, asOf: now, ...days, looked, ...figures },
  });
  await tx.driver.createMany({
    data: drivers.map(({ found, ...driver }) => {
      const known = before.find(({ key }) => key === driver.key);
      const settled = settledClass(
        known && { ...known, candidateSince: known.candidateSince.toISOString().slice(0, 10) },
        found,
        range.to,
      );
      return { kind, departmentId, ...driver, ...settled, candidateSince: new Date(settled.candidateSince) };
    }),
  });
}
