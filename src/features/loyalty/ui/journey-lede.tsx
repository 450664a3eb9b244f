import { formatNps, formatPercent } from "@/ui/format";
import { TextLink } from "@/ui/primitives/text-link";
import type { JourneyFigures } from "../schema";

type Named = { id: number | null; name: string; wants: string; href: string };

/** Where the experience breaks, in a sentence; only if a stage is clearly below the whole. */
export function JourneyLede({ figures, stages }: { figures: JourneyFigures; stages: readonly Named[] }) {
  const { total, weakest, ownership } = figures;
  if (total.state === "none")
    return <>No answers in this period. The map shows what is wanted and who answers for it.</>;
  const orphaned = ownership?.detractors?.orphan ?? 0;
  return (
    <>
      <Weakest stage={stages.find(({ id }) => id === weakest)} figures={figures} />
      {orphaned >= 0.01 ? (
        <> {formatPercent(100 * orphaned)} of detractors come from touchpoints without an owner.</>
      ) : null}
    </>
  );
}

function Weakest({ stage, figures }: { stage: Named | undefined; figures: JourneyFigures }) {
  const score = figures.stages.find(({ id }) => id === stage?.id)?.figure;
  if (!stage || score?.state !== "shown") return <>No stage is clearly below the others.</>;
  const { total } = figures;
  return (
    <>
      The experience breaks in <TextLink href={stage.href}>{stage.name}</TextLink> (
      <strong>{formatNps(score.score.value)}</strong>
      {total.state === "shown" ? <> against {formatNps(total.score.value)} overall</> : null}), where
      customers want: “{stage.wants}”
    </>
  );
}
