/**
 * The experience-debt ledger (metrics B1): a negative experience opens a debt of several good ones, each later good one
 * repays a unit of the oldest. Entries are only ever added; a statement over any period ties out.
 */

import type { Range } from "./period";

/** "Twelve good experiences make up for one bad one": an assumption, shown beside the organisation's own ratio. */
export const assumedRatio = 12;

/** What a debt keeps when its case was closed by staff and the customer has not confirmed it. */
export const unconfirmedShare = 0.5;

/** Negative experiences of a customer at one touchpoint within this time are one. */
const MERGED_WITHIN_MS = 24 * 60 * 60 * 1000;

/** How an entry moves the balance: what opens or reopens debt adds, everything else takes away, a correction may do both. */
export const entryKinds = [
  "incurred",
  "reinstated",
  "repaid",
  "settled",
  "expired",
  "erased",
  "corrected",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What happened to one customer (or in the pool of a touchpoint's nameless answers). `at` in milliseconds. */
export type LedgerEvent = Readonly<{ at: number; id: string }> &
  (
    | Readonly<{ kind: "negative"; touchpoint: number; severity?: number }>
    /** `units` more than one in a pool, where a day's good answers are one event. */
    | Readonly<{ kind: "positive"; units?: number }>
    /** A case about the debt that the answer `debt` opened: confirmed by the customer, closed by staff only, reopened. */
    | Readonly<{ kind: "confirmed" | "closed by staff" | "reopened"; debt: string }>
    /** The customer left, or was erased: nothing can be repaid after it. */
    | Readonly<{ kind: "lost" | "erased" }>
  );

/** One line of the ledger. `units` is what the balance moves by: signed. `cause` is the event behind it. */
export type LedgerEntry = Readonly<{
  kind: EntryKind;
  at: number;
  units: number;
  /** The answer that opened the debt. */
  debt: string;
  cause: string;
  touchpoint: number;
  openedAt: number;
}>;

type Debt = {
  id: string;
  touchpoint: number;
  openedAt: number;
  open: number;
  severity: number;
  settled: number;
};

/** The entries that a customer's events make, in order of time; equal times in the order given. */
export function entriesOf(events: readonly LedgerEvent[], ratio = assumedRatio): LedgerEntry[] {
  const debts: Debt[] = [];
  const entries: LedgerEntry[] = [];
  const move = (debt: Debt, kind: EntryKind, units: number, { at, id }: LedgerEvent) => {
    if (units === 0) return;
    debt.open += units;
    const { id: opener, touchpoint, openedAt } = debt;
    entries.push({ kind, at, units, debt: opener, cause: id, touchpoint, openedAt });
  };
  let isOver = false;
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    if (isOver) break;
    switch (event.kind) {
      case "negative":
        incur(debts, event, { ratio, move });
        break;
      case "positive": {
        repay(debts, event, move);
        break;
      }
      case "lost":
        for (const debt of debts) move(debt, "expired", -debt.open, event);
        break;
      case "erased":
        for (const debt of debts) move(debt, "erased", -debt.open, event);
        isOver = true;
        break;
      default:
        handleCase(debts, event, move);
    }
  }
  return entries;
}

type Move = (debt: Debt, kind: EntryKind, units: number, event: LedgerEvent) => void;
type Negative = Extract<LedgerEvent, { kind: "negative" }>;

/** The same customer at the same touchpoint within a day: one debt, of the greater severity. */
function incur(debts: Debt[], event: Negative, { ratio, move }: { ratio: number; move: Move }): void {
  const severity = event.severity ?? 1;
  const same = debts.findLast(
    ({ touchpoint, openedAt }) => touchpoint === event.touchpoint && event.at - openedAt < MERGED_WITHIN_MS,
  );
  const debt = same ?? {
    id: event.id,
    touchpoint: event.touchpoint,
    openedAt: event.at,
    open: 0,
    severity: 0,
    settled: 0,
  };
  if (!same) debts.push(debt);
  move(debt, "incurred", ratio * Math.max(0, severity - debt.severity), event);
  debt.severity = Math.max(debt.severity, severity);
}

/** A unit of the oldest debts; a part that is left of it goes to the next. */
function repay(debts: readonly Debt[], event: Extract<LedgerEvent, { kind: "positive" }>, move: Move): void {
  let unit = event.units ?? 1;
  for (const debt of debts) {
    const part = Math.min(unit, debt.open);
    move(debt, "repaid", -part, event);
    unit -= part;
    if (unit <= 0) return;
  }
}

function handleCase(debts: readonly Debt[], event: Extract<LedgerEvent, { debt: string }>, move: Move): void {
  const debt = debts.find(({ id }) => id === event.debt);
  if (!debt) return;
  if (event.kind === "reopened") {
    move(debt, "reinstated", debt.settled, event);
    debt.settled = 0;
    return;
  }
  const settled = debt.open * (event.kind === "confirmed" ? 1 : 1 - unconfirmedShare);
  move(debt, "settled", -settled, event);
  debt.settled += settled;
}

/** What the ledger says of a period: all in units, each kind as its signed sum. `closing` is `opening` and all of them. */
export type Statement = Readonly<{ opening: number; closing: number } & Record<EntryKind, number>>;

const noMoves: Readonly<Record<EntryKind, number>> = {
  incurred: 0,
  reinstated: 0,
  repaid: 0,
  settled: 0,
  expired: 0,
  erased: 0,
  corrected: 0,
};

/** Sums of a ledger by the period they were booked in. */
export type LedgerSum = Readonly<{ kind: EntryKind; units: number; isBefore: boolean }>;

/** The statement of a period from sums of everything before it and everything in it. */
export function statementOf(sums: readonly LedgerSum[]): Statement {
  const opening = sums.filter(({ isBefore }) => isBefore).reduce((sum, { units }) => sum + units, 0);
  const moved = { ...noMoves };
  for (const { kind, units, isBefore } of sums) if (!isBefore) moved[kind] += units;
  const closing = entryKinds.reduce((sum, kind) => sum + moved[kind], opening);
  return { opening, ...moved, closing };
}

/** Units repaid for each unit incurred in a period; below 1 the debt grows. Undefined where nothing was incurred. */
export function coverageOf({ repaid, incurred }: Statement): number | undefined {
  return incurred <= 0 ? undefined : -repaid / incurred;
}

/** Sums of entries for `statementOf`; a day's entries count as of its midnight in UTC. */
export function sumsOf(entries: readonly LedgerEntry[], { from, to }: Range): LedgerSum[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return entries
    .filter(({ at }) => at < end)
    .map(({ kind, units, at }) => ({ kind, units, isBefore: at < start }));
}

/** Next answers of customers with exactly `k` positives since a negative that nothing has settled. */
export type RatioCell = Readonly<{ k: number; answers: number; promoters: number }>;

/** The organisation's own ratio, or why there is none. `upTo` is how far enough answers reach. */
export type OwnRatio =
  | Readonly<{ state: "estimated"; ratio: number; never: number; upTo: number }>
  | Readonly<{ state: "unverified"; upTo: number }>
  | Readonly<{ state: "not reached"; never: number; upTo: number }>;

const fewestInCell = 30;

/**
 * The fewest positives after which customers with a bad experience behind them answer like those who never had one.
 * Every cell up to it needs 30 answers: "unverified" where not even the first has them, or where nobody is without a
 * bad experience; "not reached" where no cell with enough answers comes up to the others.
 */
export function ownRatioOf(
  cells: readonly RatioCell[],
  never: { answers: number; promoters: number },
): OwnRatio {
  const byK = new Map(cells.map((cell) => [cell.k, cell]));
  let upTo = -1;
  if (never.answers < fewestInCell) return { state: "unverified", upTo };
  const share = never.promoters / never.answers;
  for (;;) {
    const cell = byK.get(upTo + 1);
    if (!cell || cell.answers < fewestInCell) break;
    upTo++;
    if (cell.promoters / cell.answers >= share)
      return { state: "estimated", ratio: upTo, never: share, upTo };
  }
  return upTo < 0 ? { state: "unverified", upTo } : { state: "not reached", never: share, upTo };
}
