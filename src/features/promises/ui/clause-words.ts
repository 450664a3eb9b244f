import { formatCount } from "@/ui/format";
import type { PromiseLine } from "../schema";

/** A promise's test in words that hold for any number and unit: "people per matter: at most 1". */
export function clauseInWords({ comparator, threshold, unit }: PromiseLine["clause"]): string {
  return `${unit}: ${comparator} ${formatCount(threshold)}`;
}
