import { entriesOf, type EntryKind, type LedgerEvent } from "@/domain/ledger";
import { groupedBy } from "./parts";
import type { Day } from "@/domain/period";

/** Stands in the place of a customer for the pools of answers that name nobody. */
export const POOLS = "0";
/** Causes that are no answers. */
export const CAUSES = { lost: "0", erased: "-1" } as const;

/** A line of the ledger as it is kept. `ofKind` is the kind itself, or what a correction reverses or repeats. */
export type Booked = {
  customer: string;
  kind: EntryKind;
  ofKind: EntryKind;
  day: Day;
  units: number;
  debt: string;
  cause: string;
  touchpoint: number;
  opened: Day;
};

/** One good or bad experience of a customer, from the answers. */
export type Experience = {
  customer: string;
  id: string;
  at: number;
  day: Day;
  touchpoint: number;
  isNegative: boolean;
};

/** What ended a customer's ledger: they left, or were erased. */
export type Ending = { customer: string; lostOn: Day | null; erasedOn: Day | null };

const END_OF_DAY_MS = 24 * 60 * 60 * 1000 - 1;

/** The entries that the answers of some customers make. */
export function wantedOf(experiences: readonly Experience[], endings: readonly Ending[]): Booked[] {
  const byCustomer = groupedBy(experiences, ({ customer }) => customer);
  const endingOf = new Map(endings.map((ending) => [ending.customer, ending]));
  return [...byCustomer].flatMap(([customer, own]) => {
    const events: LedgerEvent[] = own.map(({ id, at, touchpoint, isNegative }) =>
      isNegative ? { kind: "negative", id, at, touchpoint } : { kind: "positive", id, at },
    );
    const days = new Map(own.map(({ id, day }) => [id, day]));
    for (const [kind, day] of endsOf(endingOf.get(customer))) {
      events.push({ kind, id: CAUSES[kind], at: Date.parse(day) + END_OF_DAY_MS });
      days.set(CAUSES[kind], day);
    }
    return bookedBy(customer, events, (id) => days.get(id) ?? "");
  });
}

function endsOf(ending: Ending | undefined): ["lost" | "erased", Day][] {
  if (!ending) return [];
  return [
    ...(ending.lostOn === null ? [] : [["lost", ending.lostOn] as ["lost", Day]]),
    ...(ending.erasedOn === null ? [] : [["erased", ending.erasedOn] as ["erased", Day]]),
  ];
}

/** Good and bad answers of one day at one touchpoint that name nobody. */
export type PoolDay = { touchpoint: number; day: Day; negatives: number; positives: number };

/**
 * The entries of the pools: a touchpoint's nameless answers stand in for one another. Their unit of time is the day, the
 * bad ones first, because nobody can say in which order people came.
 */
export function wantedOfPools(days: readonly PoolDay[]): Booked[] {
  return [...groupedBy(days, ({ touchpoint }) => touchpoint).values()].flatMap((own) => {
    const dayOf = new Map(own.map(({ day }) => [dayNumber(day), day]));
    const events = own.flatMap(({ touchpoint, day, negatives, positives }): LedgerEvent[] => {
      const common = { id: dayNumber(day), at: Date.parse(day) };
      return [
        ...(negatives > 0 ? [{ ...common, kind: "negative" as const, touchpoint, severity: negatives }] : []),
        ...(positives > 0 ? [{ ...common, kind: "positive" as const, units: positives }] : []),
      ];
    });
    return bookedBy(POOLS, events, (id) => dayOf.get(id) ?? "");
  });
}

const dayNumber = (day: Day) => String(Date.parse(day) / (24 * 60 * 60 * 1000));

function bookedBy(customer: string, events: readonly LedgerEvent[], dayOf: (id: string) => Day): Booked[] {
  return entriesOf(events).map(({ kind, units, debt, cause, touchpoint }) => ({
    customer,
    kind,
    ofKind: kind,
    day: dayOf(cause),
    units,
    debt,
    cause,
    touchpoint,
    opened: dayOf(debt),
  }));
}

const keyOf = ({
  customer,
  debt,
  cause,
  ofKind,
  touchpoint,
  opened,
}: Omit<Booked, "kind" | "day" | "units">) => [customer, debt, cause, ofKind, touchpoint, opened].join("|");

/** What is kept of one key, all its corrections included. */
export type Kept = Omit<Booked, "kind" | "day">;

const isNothing = (units: number) => Math.abs(units) < 1e-9;

/**
 * The entries to add so that what is kept comes to what the answers make. What is new is booked at its own time, also
 * when it comes late; what no longer follows from the answers is reversed today, so that no past line changes. A pool's
 * day grows while its answers come in: growing is no correction.
 */
export function entriesToAdd(kept: readonly Kept[], wanted: readonly Booked[], today: Day): Booked[] {
  const keptByKey = new Map(kept.map((one) => [keyOf(one), one]));
  const wantedKeys = new Set(wanted.map(keyOf));
  const added = wanted.flatMap((one): Booked[] => {
    const before = keptByKey.get(keyOf(one));
    const units = one.units - (before?.units ?? 0);
    if (isNothing(units)) return [];
    const isGrowth = one.customer === POOLS && Math.sign(units) === Math.sign(one.units);
    return !before || isGrowth ? [{ ...one, units }] : [{ ...one, kind: "corrected", day: today, units }];
  });
  const reversed = kept
    .filter((one) => !wantedKeys.has(keyOf(one)) && !isNothing(one.units))
    .map((one): Booked => ({ ...one, kind: "corrected", day: today, units: -one.units }));
  return [...added, ...reversed];
}
