import type { MapContent } from "../schema";
import { newStage, newTouchpoint } from "./draft-changes";

/** The eight stages every customer goes through, in order. */
const eightStages = [
  "Awareness",
  "Discovery",
  "Attraction",
  "Interaction",
  "Purchase",
  "Use",
  "Cultivation",
  "Advocacy",
] as const;

/** What an insurer's customers want, what they should feel, and where they meet the insurer. */
const insurer: Record<
  (typeof eightStages)[number],
  { wants: string; designed: string; touchpoints: readonly string[] }
> = {
  Awareness: {
    wants: "I want to see that the risk is real and the brand honest.",
    designed: "curious",
    touchpoints: ["Risk advice", "Advertising"],
  },
  Discovery: {
    wants: "I want to understand cover and price without giving everything away.",
    designed: "curious",
    touchpoints: ["Website", "Comparison site"],
  },
  Attraction: {
    wants: "I want a fair price, explained, in minutes.",
    designed: "confident",
    touchpoints: ["Online quote", "Quote by phone"],
  },
  Interaction: {
    wants: "I want one contact who remembers.",
    designed: "valued",
    touchpoints: ["Adviser meeting", "Call-back", "Document upload"],
  },
  Purchase: {
    wants: "I want to be certain that my cover has started.",
    designed: "relieved",
    touchpoints: ["E-signature", "Policy pack", "First bill"],
  },
  Use: {
    wants: "I want to be believed, kept informed, and paid as promised.",
    designed: "relieved",
    touchpoints: ["First report of a claim", "Claim status", "Settlement offer", "Claim payment"],
  },
  Cultivation: {
    wants: "I want to be treated as known, without surprises at renewal.",
    designed: "valued",
    touchpoints: ["Cover review", "Renewal notice", "Complaint handling"],
  },
  Advocacy: {
    wants: "I want to be proud of a good choice.",
    designed: "proud",
    touchpoints: ["Recommend a friend", "Request for a review"],
  },
};

/** What a new map starts from. Names of touchpoints that other maps hold are left out: a touchpoint is at one place. */
export function templateContent(
  name: string,
  template: "eight stages" | "insurer" | "blank",
  taken: ReadonlySet<string>,
): MapContent {
  if (template === "blank") return { name, stages: [] };
  return {
    name,
    stages: eightStages.map((stage, at) => {
      const empty = newStage(`n${at}`, stage);
      if (template === "eight stages") return empty;
      const { touchpoints, ...filled } = insurer[stage];
      const free = touchpoints.filter((one) => !taken.has(one.toLowerCase()));
      return {
        ...empty,
        ...filled,
        touchpoints: free.map((one, index) => newTouchpoint(`n${at}-${index}`, one)),
      };
    }),
  };
}

/** A map as the start of another: the same stages and wishes, as intentions without rows of their own. */
export function copyOf(content: MapContent, name: string): MapContent {
  return {
    name,
    stages: content.stages.map((stage, at) => ({
      ...stage,
      key: `n${at}`,
      id: null,
      touchpoints: stage.touchpoints.map((one, index) => ({ ...one, key: `n${at}-${index}`, id: null })),
    })),
  };
}
