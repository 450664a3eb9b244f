import { seedDemo } from "../../../prisma/seed/load";
import { now } from "@/server/clock";
import { timed } from "../stand";
import { answerWith } from "./answering";

export type SeedTimes = { seconds: number; answers: number };

/** Loads the sample as the demo does. */
answerWith(async ({ end, password }: { end: string; password: string }): Promise<SeedTimes> => {
  const { seconds, value } = await timed(() => seedDemo({ end, password, now: now() }));
  return { seconds, answers: value.answers };
});
