import { createHash } from "node:crypto";
import { Prisma, readAsSystem } from "@/server/db";
import { InspectChoices } from "../schema";

/** A shape as the database keeps it. */
export const hashOf = (shape: string) => createHash("sha256").update(shape).digest("hex");

/** What was chosen for the last file of a shape; undefined where there was none. */
export async function choicesFor(shape: string): Promise<InspectChoices | undefined> {
  const [found] = await readAsSystem<{ choices: unknown }>(
    "imports:source",
    Prisma.sql`SELECT choices FROM import_source WHERE shape = ${hashOf(shape)}`,
  );
  const kept = InspectChoices.safeParse(found?.choices);
  return kept.success ? kept.data : undefined;
}
