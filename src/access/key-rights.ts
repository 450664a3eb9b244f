import { isKeyUse, type KeyUse } from "@/domain/key-uses";
import type { Capability } from "./capabilities";

/** The rights each use of a key for a program needs. A key has no other. */
const rights: Record<KeyUse, readonly Capability[]> = {
  "scorecards:read": ["scorecard:read"],
  "events:write": ["promise:write"],
};

/** The rights of a key that was made for these uses. */
export function rightsOf(uses: readonly string[]): Capability[] {
  return [...new Set(uses.filter(isKeyUse).flatMap((use) => rights[use]))];
}
