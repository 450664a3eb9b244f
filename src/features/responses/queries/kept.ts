import type { Capability } from "@/access/capabilities";
import type { Scope } from "@/access/scope";
import { env } from "@/server/env";

/** Figures kept in the process, newest use last. They live as long as the data version they were counted at. */
const kept = new Map<string, { version: string; value: Promise<unknown> }>();
const MOST = 200;

/**
 * Counts once per data version: the version is read from the database in each request, in the same snapshot rules
 * as the figures, so nothing stale is ever shown. Who asks while it is being counted waits for the same count.
 * `key` must name scope and filters completely; of the scope, what it reaches and what it is kept from counts.
 */
export async function keptByVersion<T>(
  version: string,
  { scope, ...rest }: { scope: Scope<Capability> } & Record<string, unknown>,
  count: () => Promise<T>,
): Promise<T> {
  if (env().KEPT_KEEP_COUNTS === "off") return count();
  const name = JSON.stringify({ ...rest, departments: scope.departments, blind: scope.blind });
  const found = kept.get(name);
  if (found?.version === version) {
    kept.delete(name);
    kept.set(name, found);
    return found.value as Promise<T>;
  }
  const value = count();
  kept.set(name, { version, value });
  value.catch(() => {
    if (kept.get(name)?.value === value) kept.delete(name); // the next one tries again
  });
  const oldest = kept.keys().next();
  if (kept.size > MOST && !oldest.done) kept.delete(oldest.value);
  return value;
}
