import type { Tx } from "@/server/db";
import type { Choices } from "../schema";

export type Rules = {
  timeZone: string;
  fiscalYearStartMonth: number;
  fewestAnswers: number;
  fewestComments: number;
};

/** The organisation's own settings that shape figures. */
export async function rulesOf(tx: Tx): Promise<Rules> {
  const row = await tx.organisation.findUniqueOrThrow({ where: { id: 1 } });
  const { timeZone, fiscalYearStart: fiscalYearStartMonth, fewestAnswers, fewestComments } = row;
  return { timeZone, fiscalYearStartMonth, fewestAnswers, fewestComments };
}

/** What a reader may filter by: one statement for all four lists. */
export async function choicesOf(tx: Tx): Promise<Choices> {
  const [row] = await tx.$queryRaw<[Choices]>`
    SELECT
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM survey), '[]') AS surveys,
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM channel), '[]') AS channels,
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM segment), '[]') AS segments,
      coalesce((SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY name) FROM persona), '[]') AS personas`;
  return row;
}
