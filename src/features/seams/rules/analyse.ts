import { benjaminiHochberg } from "@/domain/multiple-tests";
import {
  countMatter,
  mattersIn,
  noSeams,
  seamlessness,
  seamPenalty,
  type Contact,
  type EaseSums,
  type SeamCounts,
  type SeamPenalty,
} from "@/domain/seam";

/** A pair of channels everywhere (stage 0) or at one stage. */
export type FoundSeam = {
  stageId: number;
  fromChannel: number;
  toChannel: number;
  found: (SeamPenalty & { isClear: boolean }) | undefined;
};

export type FoundSeams = {
  matters: number;
  unknown: number;
  seamlessness: number | undefined;
  seams: FoundSeam[];
};

/** Contacts of customers, each one's together and oldest first → what each change of channel costs (metrics B10). */
export function analyseSeams(contacts: readonly (Contact & { who: string })[]): FoundSeams {
  const counts = countedMatters(contacts);
  const everywhere = [...counts.seams.values()].map((seam) => measured(seam, 0, seam.stages, counts));
  const byStage = [...counts.seams.values()].flatMap((seam) =>
    [...seam.stages].map(([stage, sums]) => measured(seam, stage, new Map([[stage, sums]]), counts)),
  );
  const seams = [...judged(everywhere), ...judged(byStage).filter(({ found }) => found)];
  const penalties = everywhere.flatMap(({ found }) => found ?? []);
  return { matters: counts.matters, unknown: counts.unknown, seamlessness: seamlessness(penalties), seams };
}

function countedMatters(contacts: readonly (Contact & { who: string })[]): SeamCounts {
  const counts = noSeams();
  let first = 0;
  for (let next = 1; next <= contacts.length; next++) {
    if (next < contacts.length && contacts[next]?.who === contacts[first]?.who) continue;
    for (const matter of mattersIn(contacts.slice(first, next))) countMatter(counts, matter);
    first = next;
  }
  return counts;
}

type Measured = Omit<FoundSeam, "found"> & { found: SeamPenalty | undefined };

function measured(
  { from, to }: { from: number; to: number },
  stageId: number,
  stages: ReadonlyMap<number, EaseSums>,
  { unchanged }: SeamCounts,
): Measured {
  return { stageId, fromChannel: from, toChannel: to, found: seamPenalty(stages, unchanged) };
}

/** Many pairs are looked at together: clear are those that hold when one finding in twenty may be false. */
function judged(seams: readonly Measured[]): FoundSeam[] {
  const told = seams.flatMap(({ found }) => found ?? []);
  const holds = benjaminiHochberg(told.map(({ p }) => p));
  const clear = new Set(told.filter((_, index) => holds[index]));
  return seams.map(({ found, ...seam }) => ({
    ...seam,
    found: found && { ...found, isClear: clear.has(found) },
  }));
}
