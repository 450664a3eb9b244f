import { formatDay } from "@/ui/dates";
import type { PersonRow } from "../schema";

/** How somebody's account stands, in words. */
export function stateWords({ isActive, hasJoined, invitedUntil }: PersonRow): string {
  if (!isActive) return "Deactivated";
  if (hasJoined) return "Active";
  return invitedUntil ? `Invited until ${formatDay(invitedUntil.slice(0, 10))}` : "Invitation expired";
}
