import type { Capability } from "@/access/capabilities";

/** Rights that a link of the frame rests on. */
export const frameRights = [
  "score:read",
  "journey:read",
  "scorecard:read",
  "case:read",
  "plan:read",
  "comment:read",
  "import:create",
  "people:read",
  "customer:correct",
  "audit:read",
  "settings:write",
] as const satisfies readonly Capability[];
export type FrameRight = (typeof frameRights)[number];
