import { pool } from "@/server/db";

/** Puts the weight sums of each cell together. Returns how many cells there are; 0 when nothing was to be done. */
export async function foldWeights(): Promise<number> {
  const { rows } = await pool().query<{ kept: number }>("SELECT rollup.fold_weights() AS kept");
  return rows[0]?.kept ?? 0;
}
