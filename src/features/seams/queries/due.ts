import { Prisma, readAsSystem } from "@/server/db";

/** The data version the stored seams rest on (null: there are none), that of this moment, and whether there are answers. */
export async function seamsVersion(): Promise<{
  measured: string | null;
  version: string;
  answers: boolean;
}> {
  const [row] = await readAsSystem<{ measured: string | null; version: string; answers: boolean }>(
    "seams:due",
    Prisma.sql`
      SELECT (SELECT data_version FROM seam_analysis) AS measured, rollup.data_version() AS version,
        EXISTS (SELECT FROM rollup.cube) AND EXISTS (SELECT FROM organisation) AS answers`,
  );
  if (!row) throw new Error("A statement without FROM has one row.");
  return row;
}
