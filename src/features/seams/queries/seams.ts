import { blindFrom, type Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import type { SeamPair, Seams } from "../schema";

/**
 * What changing channel costs at the stages of a map, as the worker last found it. A pair spans touchpoints of several
 * departments, so only who may see all of them sees any.
 */
export function seamsOf(scope: Scope<"score:read">): Promise<Seams> {
  // An analysis of everybody's answers up to now holds what is kept from whoever still has to forecast it.
  if (scope.departments !== "all" || blindFrom(scope) !== undefined)
    return Promise.resolve({ state: "not yours" });
  return inScope(scope, async (tx): Promise<Seams> => {
    const analysis = await tx.seamAnalysis.findUnique({
      where: { id: 1 },
      include: { seams: { orderBy: [{ stageId: "asc" }, { fromChannel: "asc" }, { toChannel: "asc" }] } },
    });
    if (!analysis) return { state: "waiting" };
    const channels = await tx.channel.findMany({ select: { id: true, name: true }, orderBy: { id: "asc" } });
    const nameOf = new Map(channels.map(({ id, name }) => [id, name]));
    const pairsAt = (stage: number): SeamPair[] =>
      analysis.seams.flatMap((seam) => {
        const [from, to] = [nameOf.get(seam.fromChannel), nameOf.get(seam.toChannel)];
        return seam.stageId === stage && from && to ? [{ from, to, penalty: penaltyOf(seam) }] : [];
      });
    const stages = [...new Set(analysis.seams.map(({ stageId }) => stageId))].filter((id) => id !== 0);
    const pairs = pairsAt(0);
    const used = new Set(pairs.flatMap(({ from, to }) => [from, to]));
    return {
      state: "found",
      asOf: analysis.asOf.toISOString(),
      from: analysis.firstDay.toISOString().slice(0, 10),
      to: analysis.endDay.toISOString().slice(0, 10),
      matters: analysis.matters,
      unknown: analysis.unknown,
      looked: analysis.looked,
      seamlessness: analysis.seamlessness === null ? undefined : 100 * analysis.seamlessness,
      channels: channels.map(({ name }) => name).filter((name) => used.has(name)),
      pairs,
      stages: stages.map((stage) => ({ stage, pairs: pairsAt(stage) })),
    };
  });
}

type Stored = {
  n: number | null;
  penalty: number | null;
  low: number | null;
  high: number | null;
  isClear: boolean;
};

/** Told whole or not at all (`seam_is_whole`). */
function penaltyOf({ n, penalty, low, high, isClear }: Stored): SeamPair["penalty"] {
  if (n === null || penalty === null || low === null || high === null) return undefined;
  return { value: penalty, low, high, n, isClear };
}
