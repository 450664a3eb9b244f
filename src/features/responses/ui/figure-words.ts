import { hiddenReason } from "@/ui/words";
import type { Figure } from "../schema";

/** What a score component takes: the figure, or the sentence that stands in its place. */
export function shownOrHidden(figure: Figure) {
  return figure.state === "shown" ? figure.score : { hidden: gapWords(figure) ?? "" };
}

/** Why there is no figure; undefined where there is one. */
export function gapWords(figure: Figure): string | undefined {
  switch (figure.state) {
    case "shown":
      return undefined;
    case "none":
      return "No answers in this period.";
    case "hidden":
      return hiddenReason(figure.why);
  }
}
