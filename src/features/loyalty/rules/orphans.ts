import { addCounts, answersIn, noAnswers, type NpsCounts } from "@/domain/nps";
import { orphanShares, type Placed } from "@/domain/orphans";
import { figureOf } from "@/features/responses/rules/figures";
import {
  disclosedParts,
  placeIndex,
  type ContestedCounts,
  type Places,
} from "@/features/responses/rules/places";
import type { JourneyFigures } from "../schema";

type Input = { now: Places; contested: readonly ContestedCounts[]; fewestAnswers: number };

/**
 * How much of what customers meet has one department that answers for it, none, or two that disagree (metrics B9),
 * and where. An answer given while a transfer stood open counts as contested whoever owned the touchpoint.
 */
export function ownershipOf({ now, contested, fewestAnswers: k }: Input): JourneyFigures["ownership"] {
  const { coverage, detractors } = orphanShares(placed(now, contested));
  const orphaned = now.counts.filter(({ touchpoint, owner }) => touchpoint !== 0 && owner === 0);
  const listed = (rows: readonly (NpsCounts & { touchpoint: number })[]) => {
    const ids = [...new Set(rows.map(({ touchpoint }) => touchpoint))];
    const parts = ids.map((id) => ({ key: String(id), touchpoints: [id] }));
    const places = placeIndex({
      counts: now.counts.filter(({ touchpoint }) => ids.includes(touchpoint)),
      left: now.left,
    });
    const disclosure = disclosedParts(places, parts, k);
    return ids.map((touchpoint) => {
      const counts = addCounts(noAnswers, ...rows.filter((row) => row.touchpoint === touchpoint));
      const isFew = answersIn(counts) < k;
      return { touchpoint, figure: figureOf(counts, isFew ? "few" : disclosure.of(String(touchpoint))) };
    });
  };
  return { coverage, detractors, orphans: listed(orphaned), contested: listed(contested) };
}

function placed({ counts }: Places, contested: readonly ContestedCounts[]): Placed[] {
  const claimed = new Map(contested.map((row) => [`${row.touchpoint} ${row.owner}`, row]));
  return counts.flatMap((row): Placed[] => {
    const answers = answersIn(row);
    if (row.touchpoint === 0) return [{ accountability: "unmapped", answers, detractors: row.detractors }];
    const disputed = claimed.get(`${row.touchpoint} ${row.owner}`);
    const part = disputed ? answersIn(disputed) : 0;
    const lost = disputed?.detractors ?? 0;
    return [
      { accountability: "contested", answers: part, detractors: lost },
      {
        accountability: row.owner === 0 ? "orphan" : "owned",
        answers: answers - part,
        detractors: row.detractors - lost,
      },
    ];
  });
}
