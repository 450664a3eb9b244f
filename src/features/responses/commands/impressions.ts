import { pool } from "@/server/db";

/** Puts pending counts of impressions into their cells. Returns how many rows it moved; −1 when another folder is at work. */
export async function foldImpressions(): Promise<number> {
  const { rows } = await pool().query<{ moved: number }>("SELECT rollup.fold_impressions() AS moved");
  return rows[0]?.moved ?? 0;
}
