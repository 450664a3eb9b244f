import { readAsSystem, Prisma } from "@/server/db";

/** The data version all stored analyses rest on ("" if not one, null before the first), and that of this moment. */
export async function analysedVersion(): Promise<{
  analysed: string | null;
  version: string;
  answers: boolean;
}> {
  const [row] = await readAsSystem<{ analysed: string | null; version: string; answers: boolean }>(
    "drivers:due",
    Prisma.sql`
      SELECT (SELECT CASE WHEN min(data_version) = max(data_version) THEN min(data_version) WHEN count(*) > 0 THEN '' END
          FROM driver_analysis) AS analysed, rollup.data_version() AS version,
        EXISTS (SELECT FROM rollup.cube) AND EXISTS (SELECT FROM organisation) AS answers`,
  );
  if (!row) throw new Error("A statement without FROM has one row.");
  return row;
}
