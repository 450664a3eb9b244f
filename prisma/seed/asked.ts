import { monthOf, type Month } from "@/domain/period";
import type { SeedAnswer } from "./answer";
import { worldSeed } from "./customers";
import { surveys, type SurveyKey } from "./dimensions";
import { randomOf } from "./random";

/** How many customers were asked about a touchpoint in a month, and how many of those invitations arrived. */
export type SeedAsked = Readonly<{
  survey: SurveyKey;
  touchpoint: string;
  month: Month;
  asked: number;
  delivered: number;
}>;

/** What must have been asked to get these answers: about one answer in four or five invitations that arrived. */
export function askedFor(answers: readonly SeedAnswer[]): SeedAsked[] {
  const groups = new Map<string, { answer: SeedAnswer; answers: number }>();
  for (const answer of answers) {
    const key = `${answer.survey} ${answer.touchpoint} ${monthOf(answer.answeredAt)}`;
    const group = groups.get(key);
    if (group) group.answers++;
    else groups.set(key, { answer, answers: 1 });
  }
  return [...groups.values()].map(({ answer, answers: count }, index) => {
    const { survey, touchpoint } = answer;
    const random = randomOf(worldSeed, 4, index);
    const usual = surveys.find(({ key }) => key === survey)?.responseRate ?? 0.2;
    const delivered = Math.round(count / (usual + 0.03 * (random.next() - 0.5)));
    const bounced = Math.round(delivered * (0.02 + 0.02 * random.next()));
    return { survey, touchpoint, month: monthOf(answer.answeredAt), asked: delivered + bounced, delivered };
  });
}
