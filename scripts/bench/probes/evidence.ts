import { operatorScope } from "@/access/operator";
import { importEvidence } from "@/features/promises/commands/evidence";
import { answerWith } from "./answering";

export type EvidenceQuestion = { path: string; promise: string };
export type EvidenceTimes = { seconds: number; taken: number; refused: number };

answerWith(async ({ path, promise }: EvidenceQuestion): Promise<EvidenceTimes> => {
  const began = performance.now();
  const { taken, refused } = await importEvidence(operatorScope("promise:write"), { path, promise });
  return { seconds: (performance.now() - began) / 1000, taken, refused: refused.length };
});
