import { badProfitOf, ownRiskOf, recoveryWindowDays } from "@/domain/money";
import { npsClasses, type NpsClass } from "@/domain/nps";
import type { Day } from "@/domain/period";
import { asSystem, type Tx } from "@/server/db";
import { ComputedMoney, ComputedOwnRatio, ComputedRecovery } from "../schema";

/** Good experiences after a bad one that are looked at to find the organisation's own ratio. */
const HIGHEST_K = 40;

type Moment = { now: Date; today: Day };
type Computation = { name: string; compute: (tx: Tx, moment: Moment) => Promise<object> };

/** Figures that do not add up from cells: each is counted anew, in a transaction of its own, and stored as of now. */
const COMPUTATIONS: readonly Computation[] = [
  { name: "own ratio", compute: ownRatio },
  { name: "recovery", compute: recovery },
  { name: "money", compute: money },
];

/** Computes every figure again. A kill leaves the older one of those it did not reach. */
export async function computeFigures(moment: Moment, signal?: AbortSignal): Promise<void> {
  for (const { name, compute } of COMPUTATIONS) {
    if (signal?.aborted) return;
    const began = performance.now();
    await asSystem("figures:compute", async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
      const value = await compute(tx, moment);
      const tookMs = Math.round(performance.now() - began);
      await tx.$executeRaw`
        INSERT INTO rollup.computed (name, as_of, took_ms, value) VALUES (${name}, ${moment.now}, ${tookMs}::int, ${JSON.stringify(value)}::jsonb)
        ON CONFLICT (name) DO UPDATE SET as_of = excluded.as_of, took_ms = excluded.took_ms, value = excluded.value`;
    });
  }
}

async function ownRatio(tx: Tx): Promise<ComputedOwnRatio> {
  const rows = await tx.$queryRaw<{ k: number | null; answers: number; promoters: number }[]>`
    SELECT * FROM rollup.answers_after_debt(${HIGHEST_K}::int)`;
  const never = rows.find(({ k }) => k === null) ?? { answers: 0, promoters: 0 };
  const cells = rows.flatMap(({ k, answers, promoters }) => (k === null ? [] : [{ k, answers, promoters }]));
  return { cells, never: { answers: never.answers, promoters: never.promoters } };
}

async function recovery(tx: Tx, { now }: Moment): Promise<ComputedRecovery> {
  const cells = await tx.$queryRaw<ComputedRecovery["cells"]>`
    SELECT month::text, touchpoint, cohort, remeasured, recovered, to_promoter AS "toPromoter"
    FROM rollup.recoveries(${recoveryWindowDays}::int, ${now})`;
  return { cells };
}

type MoodRow = {
  class: number | null;
  touchpoint: number | null;
  month: Day | null;
  customers: number;
  revenue: number;
  without: number;
};

/** Customers of about the same revenue (within 2 %) are one bucket: what resampling needs, and nobody's own figure. */
const BUCKETS_PER_E = 50;

async function money(tx: Tx, { today }: Moment): Promise<ComputedMoney> {
  const moods = await tx.$queryRaw<MoodRow[]>`
    SELECT class, touchpoint, month::text, count(*)::int AS customers, coalesce(sum(revenue), 0)::float8 AS revenue,
      (count(*) FILTER (WHERE revenue IS NULL))::int AS without
    FROM rollup.latest_moods(${today}::date) GROUP BY 1, 2, 3`;
  const counted = await tx.$queryRaw<{ class: number; customers: number; revenue: number }[]>`
    SELECT class, floor(ln(revenue) * ${BUCKETS_PER_E}::int) AS bucket, count(*)::int AS customers, sum(revenue)::float8 AS revenue
    FROM rollup.latest_moods(${today}::date) WHERE class IS NOT NULL AND revenue > 0
    GROUP BY class, bucket ORDER BY class, bucket`;
  const losses = await tx.$queryRaw<{ class: number; customers: number; losses: number }[]>`
    SELECT * FROM rollup.losses(${today}::date)`;
  const buckets = counted.map((row) => ({ ...row, class: classOf(row.class) }));
  const nobodys = moods.find((row) => row.class === null);
  const watched = { promoter: none(), passive: none(), detractor: none() };
  for (const row of losses) watched[classOf(row.class)] = { customers: row.customers, losses: row.losses };
  return {
    cells: moods.flatMap((row) =>
      row.class === null
        ? []
        : [{ ...row, class: classOf(row.class), touchpoint: row.touchpoint ?? 0, month: row.month ?? today }],
    ),
    silent: {
      customers: nobodys?.customers ?? 0,
      revenue: nobodys?.revenue ?? 0,
      without: nobodys?.without ?? 0,
    },
    watched,
    badProfit: badProfitOf(buckets, nobodys?.revenue ?? 0),
    ownRisk: ownRiskOf(buckets, watched),
  };
}

const none = () => ({ customers: 0, losses: 0 });
const classOf = (number: number): NpsClass => npsClasses[number] ?? "detractor";
