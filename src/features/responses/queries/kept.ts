import { env } from "@/server/env";

/** Figures kept in the process, newest use last. They live as long as the data version they were counted at. */
const kept = new Map<string, { version: string; value: unknown }>();
const MOST = 200;

/**
 * Counts once per data version: the version is read from the database in each request, in the same snapshot rules
 * as the figures, so nothing stale is ever shown. `key` must name scope and filters completely.
 */
export async function keptByVersion<T>(version: string, key: object, count: () => Promise<T>): Promise<T> {
  if (env().KEPT_KEEP_COUNTS === "off") return count();
  const name = JSON.stringify(key);
  const found = kept.get(name);
  if (found?.version === version) {
    kept.delete(name);
    kept.set(name, found);
    return found.value as T;
  }
  const value = await count();
  kept.set(name, { version, value });
  const oldest = kept.keys().next();
  if (kept.size > MOST && !oldest.done) kept.delete(oldest.value);
  return value;
}
