import type { Actor } from "@/access/can";
import { isOpenUntil, scopeOf, type Scope } from "@/access/scope";
import { readablePlaces } from "@/features/responses/queries/coded";
import { namedDepartments } from "@/features/responses/queries/departments";
import { rulesOf, type Rules } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { bandReading, bands } from "../rules/bands";
import { choicesBetween, movementOf, pairFor, sentPeriod, type PeriodPair } from "../rules/movement";
import type { AskedMovement, Band, Movement } from "../schema";
import { bandCells, flowBetween, known } from "./flow";

/**
 * How customers went from one month, quarter or year to another, and which department's touchpoints moved the score;
 * for a reader, whose answers of them may be read.
 */
export async function movement(
  scope: Scope<"score:read">,
  asked: AskedMovement,
  now: Date,
  reader?: Actor,
): Promise<Movement> {
  const rules = await rulesOf();
  return inScope(scope, (tx) => movementIn(tx, scope, asked, { rules, now, reader }));
}

/** The same in a transaction that reads more, with settings that were read already. */
export async function movementIn(
  tx: Tx,
  scope: Scope<"score:read">,
  asked: AskedMovement,
  { rules, now, reader }: { rules: Rules; now: Date; reader?: Actor },
): Promise<Movement> {
  const { timeZone, fiscalYearStartMonth, fewestAnswers, fewestComments } = rules;
  const today = dayIn(timeZone, now);
  const { from, to, notices } = pairFor(asked, { today, fiscalYearStartMonth });
  // Before the cells: what is folded meanwhile makes them newer than they say, never older.
  const { firstMonth, lastMonth, waitingSince } = await known(tx);
  const isOpen = isOpenUntil(scope, from.range.to) && isOpenUntil(scope, to.range.to);
  const rows = isOpen ? await flowBetween(tx, { from, to }) : [];
  const departments = await namedDepartments(tx);
  const counted = movementOf({ rows, departments, reach: scope.departments, fewestAnswers });
  const fewest = { answers: fewestAnswers, comments: fewestComments };
  const readable = await readableBands(tx, reader, {
    pair: { from, to },
    flow: counted.flow,
    fewest,
    today,
  });
  return {
    from: sentPeriod(from, today),
    to: sentPeriod(to, today),
    choices: choicesBetween(dayOf(firstMonth), dayOf(lastMonth), fiscalYearStartMonth),
    notices: isOpen ? notices : [...notices, KEPT_FROM_YOU],
    asOf: waitingSince?.toISOString(),
    ...counted,
    readable,
  };
}

type Readable = {
  pair: PeriodPair;
  flow: Movement["flow"];
  fewest: { answers: number; comments: number };
  today: string;
};

/**
 * The ways whose customers' newer answers somebody may read: of a flow that is shown, where they read comments, and
 * for a department's people where one of those answers was given at a touchpoint that is theirs.
 */
async function readableBands(
  tx: Tx,
  reader: Actor | undefined,
  { pair, flow, fewest, today }: Readable,
): Promise<Band[]> {
  const comments = reader && scopeOf(reader, "comment:read");
  if (!comments || flow.state !== "shown") return [];
  if (comments.departments === "all")
    return bands.filter((band) => bandReading(flow.rows, band, fewest) === "open");
  const own = new Set(await readablePlaces(tx, comments, today));
  const cells = (await bandCells(tx, pair)).filter(({ touchpoint }) => own.has(touchpoint));
  return bands.filter(({ from, to }) => cells.some(({ band }) => band.from === from && band.to === to));
}

/** Who moved cannot be told without everybody's answers. */
const KEPT_FROM_YOU = "Movement of a period that you still have to forecast opens with your forecast.";

function dayOf(month: number | null): string | undefined {
  if (month === null) return undefined;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}
