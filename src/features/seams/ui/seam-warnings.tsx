import { TriangleAlert } from "lucide-react";
import { formatCount } from "@/ui/format";
import type { Seams } from "../schema";
import { clearSeams, harderWords, rangeWords } from "./seam-words";

/** Changes of channel that make a stage clearly harder: a line each, or nothing. */
export function SeamWarnings({ seams, stage }: { seams: Seams; stage: number | null }) {
  const found = seams.state === "found" ? seams.stages.find((one) => one.stage === stage) : undefined;
  const clear = clearSeams(found?.pairs ?? []);
  if (clear.length === 0) return null;
  return (
    <ul className="mt-1.5 grid gap-1" aria-label="Seams that make it harder">
      {clear.map(({ from, to, penalty }) => (
        <li key={`${from} ${to}`} className="flex gap-1 text-label font-normal text-risk">
          <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" strokeWidth={1.75} />
          <span title={`${rangeWords(penalty)} points of ease, ${formatCount(penalty.n)} matters`}>
            {from} to {to}: {harderWords(penalty)}
            <span className="sr-only">
              , {rangeWords(penalty)}, {formatCount(penalty.n)} matters
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
