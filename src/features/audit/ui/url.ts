import { isDay } from "@/domain/period";
import type { AskedTrail } from "../schema";

/** Filters from an address; what cannot be one is left out. */
export function trailAskedFrom(query: Record<string, string | undefined>): AskedTrail {
  const text = (name: string, most: number) => query[name]?.slice(0, most) || undefined;
  const day = (name: string) => (query[name] && isDay(query[name]) ? query[name] : undefined);
  return {
    action: text("action", 60),
    who: text("who", 100),
    object: text("object", 100),
    from: day("from"),
    to: day("to"),
    before: /^[1-9]\d{0,17}$/.test(query.before ?? "") ? query.before : undefined,
  };
}
