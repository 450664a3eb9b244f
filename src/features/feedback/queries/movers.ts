import type { Actor } from "@/access/can";
import { isOpenUntil, type Scope } from "@/access/scope";
import { npsClasses } from "@/domain/nps";
import { monthsOf } from "@/domain/calendar-period";
import { bandCells, flowBetween, known, monthNumber, type BandCell } from "@/features/movement/queries/flow";
import { bandReading, customersOf } from "@/features/movement/rules/bands";
import { movementOf, pairFor, sentPeriod, type PeriodPair } from "@/features/movement/rules/movement";
import type { Movement } from "@/features/movement/schema";
import { listMovers } from "@/features/responses/queries/mover-list";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { moverCursor, moverCursorText } from "../rules/cursor";
import { FeedbackAsked } from "../schema";
import type { MoversAsked, MoversPage } from "../schema/movers";
import { settleFeedback, type Settled } from "./settled";

/** How many answers a page of the list holds. */
const PAGE = 50;

/** The newer answers of customers who went one way between two periods: those that this reader may read. */
export async function movers(
  scope: Scope<"comment:read">,
  actor: Actor,
  asked: MoversAsked,
  now: Date,
): Promise<MoversPage> {
  const { timeZone, fiscalYearStartMonth } = await rulesOf();
  const today = dayIn(timeZone, now);
  const { notices, ...pair } = pairFor(asked, { today, fiscalYearStartMonth });
  const { was, is } = asked;
  return inScope(scope, async (tx) => {
    const { waitingSince } = await known(tx); // before the cells: they are as new as this says, or newer
    const isOpen = isOpenUntil(scope, pair.from.range.to) && isOpenUntil(scope, pair.to.range.to);
    const rows = isOpen ? await flowBetween(tx, pair) : [];
    const cells = isOpen ? await bandCells(tx, pair, { from: was, to: is }) : [];
    const plain = FeedbackAsked.parse({ period: pair.to.key, notices });
    const settled = await settleFeedback(tx, scope, { actor, asked: plain, now });
    // Of everybody: whether the flow may be shown at all does not depend on who reads it.
    const { flow } = movementOf({
      rows,
      departments: [],
      reach: "all",
      fewestAnswers: settled.fewest.answers,
    });
    const reading = readingOf(flow, settled, asked);
    const places = settled.isHandling ? settled.readable : settled.reading.places;
    const open = reading === "open" ? cellsAt(cells, places) : [];
    const hidden = reading === "open" ? sumOf(cellsAt(cells, settled.reading.hidden)) : 0;
    const list = await listOf(tx, scope, { settled, pair, asked, open, places });
    return {
      view: settled.view,
      from: sentPeriod(pair.from, today),
      to: sentPeriod(pair.to, today),
      was,
      is,
      reading,
      customers:
        flow.state === "shown" && settled.scores.departments === "all"
          ? customersOf(flow.rows, { from: was, to: is })
          : null,
      listed: sumOf(open),
      isOwnOnly: settled.isHandling,
      hidden,
      asOf: waitingSince?.toISOString(),
      ...list,
    };
  });
}

/** Whoever handles the answers reads every one; everybody else by the rules of the flow and of its second period. */
function readingOf(
  flow: Movement["flow"],
  { isHandling, reading, fewest }: Settled,
  { was, is }: MoversAsked,
): MoversPage["reading"] {
  if (isHandling) return "open";
  if (flow.state !== "shown") return "closed";
  if (reading.reading !== "open") return reading.reading;
  return bandReading(flow.rows, { from: was, to: is }, fewest);
}

function cellsAt(cells: readonly BandCell[], places: readonly number[]): BandCell[] {
  const there = new Set(places);
  return cells.filter(({ touchpoint }) => there.has(touchpoint));
}

function sumOf(cells: readonly BandCell[]): number {
  return cells.reduce((sum, { customers }) => sum + customers, 0);
}

type ListRequest = {
  settled: Settled;
  pair: PeriodPair;
  asked: MoversAsked;
  open: readonly BandCell[];
  places: readonly number[];
};

async function listOf(
  tx: Tx,
  scope: Scope<"comment:read">,
  { settled, pair, asked, open, places }: ListRequest,
): Promise<Pick<MoversPage, "answers" | "next">> {
  if (open.length === 0) return { answers: [] };
  const span = ({ kind, range }: PeriodPair["from"]) => {
    const from = monthNumber(range.from);
    return { from, to: from + monthsOf[kind] };
  };
  const rows = await listMovers(tx, scope, {
    question: {
      timeZone: settled.rules.timeZone,
      today: settled.question.today,
      first: span(pair.from),
      second: span(pair.to),
      was: npsClasses.indexOf(asked.was),
      is: npsClasses.indexOf(asked.is),
      places,
      months: [...new Set(open.map(({ month }) => month))],
    },
    after: moverCursor(asked.after),
    most: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    answers: shown.map(({ id, day, score, touchpoint, channel, text, wasIn }) => ({
      id,
      day,
      score,
      touchpoint,
      channel,
      text,
      wasIn: monthKey(wasIn),
    })),
    next: rows.length > PAGE && last ? moverCursorText(last) : undefined,
  };
}

function monthKey(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
