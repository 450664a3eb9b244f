/** Everything the methods page explains; each "i" of the product opens one of its paragraphs. */

import type { MethodGroup } from "./method";
import { methodsOfCauses } from "./methods-of-causes";
import { methodsOfCertainty } from "./methods-of-certainty";
import { methodsOfScores } from "./methods-of-scores";
import { methodsOfTime } from "./methods-of-time";

const groups = [methodsOfScores, methodsOfCertainty, methodsOfTime, methodsOfCauses] as const;

export const methodGroups: readonly MethodGroup[] = groups;

/** The key of a paragraph is its anchor. */
export type MethodKey = (typeof groups)[number]["methods"][number]["key"];
