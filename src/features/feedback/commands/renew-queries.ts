import { asSystem } from "@/server/db";
import { enqueue } from "@/server/jobs";
import { themeQuery } from "../rules/search";

/**
 * Looks for themes by the words their phrases are today: a newer version of the product may tell words apart that an
 * older one took for the same. Whatever changes is coded again. Returns how many did.
 */
export function renewQueries(): Promise<number> {
  return asSystem("theme:recode", async (tx) => {
    const themes = await tx.theme.findMany({ select: { id: true, phrases: true, exclusions: true } });
    let renewed = 0;
    for (const { id, phrases, exclusions } of themes) {
      const query = themeQuery(phrases, exclusions);
      if (query === "") continue;
      const changed = await tx.$executeRaw`
        UPDATE theme SET query = ${query}::tsquery, version = version + 1
        WHERE id = ${id}::int AND query <> ${query}::tsquery`;
      if (changed > 0) await enqueue(tx, "feedback.recode", { themeId: id }, `recode:${id}`);
      renewed += changed;
    }
    return renewed;
  });
}
