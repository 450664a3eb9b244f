import type { Capability } from "@/access/capabilities";
import type { Scope } from "@/access/scope";
import { Prisma, readAsSystem, type Tx } from "@/server/db";
import type { Choices } from "../schema";

export type Rules = {
  timeZone: string;
  fiscalYearStartMonth: number;
  fewestAnswers: number;
  fewestComments: number;
  currency: string;
  /** Changes whenever a figure may have changed. */
  dataVersion: string;
  /** When what jobs work out was last written; and do answers wait to be followed, so that it is behind? */
  computedAt: Date | null;
  isBehind: boolean;
};

/** The organisation's own settings that shape figures, and the version of the data, in one statement. */
export async function rulesOf(): Promise<Rules> {
  const statement = Prisma.sql`
    SELECT time_zone AS "timeZone", fiscal_year_start AS "fiscalYearStartMonth", fewest_answers AS "fewestAnswers",
      fewest_comments AS "fewestComments", currency, rollup.data_version() AS "dataVersion",
      (SELECT max(as_of) FROM rollup.computed) AS "computedAt",
      EXISTS (SELECT FROM rollup.note) OR EXISTS (SELECT FROM rollup.ledger_due) AS "isBehind"
    FROM organisation`;
  const [row] = await readAsSystem<Rules>("rules", statement);
  if (!row) throw new Error("There is no organisation yet.");
  return row;
}

/** While answers come in, what is worked out from them may be this old, on top of being behind. */
const BEHIND_MS = 5000;

/**
 * The version of what jobs work out from answers, and of what is read beside it: at once when people decide something,
 * and with the data as long as nothing waits; while answers come in, every few seconds.
 */
export function slowVersion(rules: Rules, now: Date): string {
  const { dataVersion, computedAt, isBehind } = rules;
  const moment = isBehind ? `${changesVersion(rules)} ${Math.floor(now.getTime() / BEHIND_MS)}` : dataVersion;
  return `${moment} ${computedAt?.toISOString()}`;
}

/** Changes with what people decide and name (owners, targets, events), and not with answers: the middle of the data's version. */
export function changesVersion({ dataVersion }: Pick<Rules, "dataVersion">): string {
  return dataVersion.split(".")[1] ?? dataVersion;
}

/** What a reader may filter by, departments within the scope: one statement for all lists. */
export async function choicesOf(tx: Tx, { departments }: Scope<Capability>): Promise<Choices> {
  const reached = departments === "all" ? Prisma.sql`true` : Prisma.sql`id = ANY(${[...departments]}::int[])`;
  const [row] = await tx.$queryRaw<[Choices]>`
    /* planned once */ SELECT
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM survey), '[]') AS surveys,
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM channel), '[]') AS channels,
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM segment), '[]') AS segments,
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM persona), '[]') AS personas,
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY position, name) FROM department WHERE ${reached}), '[]') AS departments,
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY journey_id, position) FROM stage), '[]') AS stages,
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM touchpoint WHERE merged_into IS NULL), '[]') AS touchpoints`;
  return row;
}
