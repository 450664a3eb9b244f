import type { NpsCounts } from "@/domain/nps";
import type { Visibility } from "@/domain/suppression";
import { measuredNps } from "@/domain/verdict";
import type { Figure } from "../schema";

/** A score if it may be shown; otherwise only why not. */
export function figureOf(counts: NpsCounts, visibility: Visibility): Figure {
  if (visibility !== "shown") return { state: "hidden", why: visibility };
  const measured = measuredNps(counts);
  return measured ? { state: "shown", score: { ...measured, counts } } : { state: "none" };
}
