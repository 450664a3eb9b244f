import { asSystem } from "@/server/db";
import { enqueue } from "@/server/jobs";
import { themeQuery } from "../rules/search";

/**
 * Looks for themes by the words their phrases are today: a newer version of the product may tell words apart that an
 * older one took for the same. Has comments coded by every theme that they are not coded by as it is, and returns how
 * many those are.
 */
export function renewQueries(): Promise<number> {
  return asSystem("theme:recode", async (tx) => {
    const themes = await tx.theme.findMany({ select: { id: true, phrases: true, exclusions: true } });
    for (const { id, phrases, exclusions } of themes) {
      const query = themeQuery(phrases, exclusions);
      if (query === "") continue;
      await tx.$executeRaw`
        UPDATE theme SET query = ${query}::tsquery, version = version + 1
        WHERE id = ${id}::int AND query <> ${query}::tsquery`;
    }
    const stale = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM theme WHERE coded_version <> version`;
    for (const { id } of stale) await enqueue(tx, "feedback.recode", { themeId: id }, `recode:${id}`);
    return stale.length;
  });
}
