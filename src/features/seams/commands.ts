import { addMonths, firstDayOf, monthOf, type Day, type Range } from "@/domain/period";
import { contactsOf } from "@/features/responses/queries/contacts";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { asSystem } from "@/server/db";
import { analyseSeams } from "./rules/analyse";

/** More contacts than this make no interval visibly narrower, but the worker larger. */
const mostContacts = 200_000;
const windowMonths = 12;

/** The twelve months before the current one: whole months, so that the window moves once a month. */
function windowOn(today: Day): Range {
  const to = firstDayOf(monthOf(today));
  return { from: addMonths(to, -windowMonths), to };
}

/** Measures what changing channel costs, and replaces what was stored. Returns how many pairs it found. */
export async function measureSeams(now: Date): Promise<number> {
  const { timeZone, dataVersion } = await rulesOf();
  const range = windowOn(dayIn(timeZone, now));
  const { contacts, looked } = await asSystem("seams:read", (tx) => contactsOf(tx, range, mostContacts));
  const { seams, seamlessness, ...counted } = analyseSeams(contacts);
  const days = { firstDay: new Date(range.from), endDay: new Date(range.to) };
  await asSystem("seams:store", async (tx) => {
    await tx.seamAnalysis.deleteMany();
    await tx.seamAnalysis.create({
      data: { dataVersion, asOf: now, ...days, looked, ...counted, seamlessness: seamlessness ?? null },
    });
    await tx.seam.createMany({
      data: seams.map(({ found, ...pair }) => (found ? { ...pair, ...columnsOf(found) } : pair)),
    });
  });
  return seams.length;
}

function columnsOf({ n, compared, penalty, low, high, isClear }: NonNullable<Found>) {
  return { n, compared, penalty, low, high, isClear };
}
type Found = ReturnType<typeof analyseSeams>["seams"][number]["found"];
