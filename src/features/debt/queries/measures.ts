import { blindFrom, isOpenUntil } from "@/access/scope";
import { part } from "@/domain/measure";
import { addDays, firstDayOf, monthOf } from "@/domain/period";
import type { MeasureSource, SubjectKind, SumsRow } from "@/features/responses/queries/measure-source";
import { Prisma, type Tx } from "@/server/db";
import { riskOfCell } from "../rules/risk";
import { ComputedMoney } from "../schema";
import { computed, ownerKey, ownersIn } from "./computed";

const stageOf = Prisma.sql`coalesce((SELECT stage_id FROM touchpoint AS t WHERE t.id = s.touchpoint), 0)::text`;
const keyOf: Readonly<Record<SubjectKind, Prisma.Sql>> = {
  departments: ownerKey,
  stages: stageOf,
  touchpoints: Prisma.sql`s.touchpoint::text`,
};

/** What is owed at the end of a period (metrics B1), by who answered for the touchpoint when the debt was opened. */
export const measureOfDebt: MeasureSource = {
  measures: [
    {
      key: "experience-debt",
      kind: "balance",
      n: (sums) => part(sums, "entries"),
      measured: (sums) => {
        const n = part(sums, "entries");
        const value = Math.max(0, part(sums, "units"));
        return n === 0 ? undefined : { value, low: value, high: value, n };
      },
    },
  ],
  sums: async (tx, { range: { from, to }, by, everyone }) => {
    // Debts are repaid at other places: a balance holds everybody's answers.
    if (!isOpenUntil(everyone, to)) return [];
    return tx.$queryRaw<SumsRow[]>`
      SELECT s.month::text AS bucket, ${keyOf[by]} AS key, sum(units) AS units, sum(entries)::int AS entries
      FROM (
        SELECT touchpoint, opened, CASE WHEN month < ${from}::date THEN date '0001-01-01' ELSE month END AS month,
          sum(units) AS units, sum(entries) AS entries
        FROM rollup.ledger_sum WHERE month < ${to}::date GROUP BY 1, 2, 3
      ) AS s
      LEFT JOIN touchpoint_role AS owner ON owner.touchpoint_id = s.touchpoint AND owner.role = 'owner'
        AND owner.valid_from <= s.opened AND (owner.valid_to IS NULL OR s.opened < owner.valid_to)
      GROUP BY 1, 2`;
  },
};

/**
 * Revenue at risk (metrics A14) as the worker last computed it: it is known for today only, so that it stands in the
 * newest complete month or the running one, and no earlier one has it.
 */
export const measureOfRisk: MeasureSource = {
  needs: "revenue:read",
  measures: [
    {
      key: "revenue-at-risk",
      kind: "flow",
      n: (sums) => part(sums, "customers"),
      measured: (sums) => {
        const n = part(sums, "customers");
        if (n === 0) return undefined;
        return { value: part(sums, "atRisk"), low: part(sums, "lowest"), high: part(sums, "highest"), n };
      },
    },
  ],
  sums: async (tx, { range, by, today, everyone }) => {
    if (range.to < firstDayOf(monthOf(today)) || blindFrom(everyone) !== undefined) return [];
    const stored = await computed(tx, "money", ComputedMoney);
    if (!stored) return [];
    const { cells, ownRisk } = stored.value;
    const keyOf = by === "departments" ? await ownersIn(tx, cells) : await placesOf(tx, by);
    const bucket = firstDayOf(monthOf(addDays(range.to, -1)));
    return cells.map((cell) => ({ bucket, key: keyOf(cell), ...riskOfCell(cell, ownRisk) }));
  },
};

async function placesOf(
  tx: Tx,
  by: "stages" | "touchpoints",
): Promise<(cell: { touchpoint: number }) => string> {
  if (by === "touchpoints") return ({ touchpoint }) => String(touchpoint);
  const rows = await tx.touchpoint.findMany({ select: { id: true, stageId: true } });
  const stages = new Map(rows.map(({ id, stageId }) => [id, stageId]));
  return ({ touchpoint }) => String(stages.get(touchpoint) ?? 0);
}
