import { answersIn, type NpsCounts } from "@/domain/nps";
import { measuredShare } from "@/domain/rates";
import { visibilityOf } from "@/domain/suppression";
import { figureOf } from "@/features/responses/rules/figures";
import type { ChannelLine } from "../schema";

export type ChannelCounts = NpsCounts & { channel: number; name: string; cesN: number; cesEasy: number };

/** A place's channels, most answers first; what must not be shown last, by name alone. */
export function channelLines(counts: readonly ChannelCounts[], k: number): ChannelLine[] {
  const groups = counts.map((row) => ({ key: row.name, n: answersIn(row) }));
  const visibility = visibilityOf(groups, k);
  const lines = counts
    .filter((row) => answersIn(row) > 0)
    .map((row): ChannelLine & { n: number } => {
      const shown = visibility.get(row.name) ?? "shown";
      const ease = row.cesN < k ? undefined : measuredShare({ successes: row.cesEasy, n: row.cesN });
      return {
        id: row.channel,
        name: row.name,
        figure: figureOf(row, shown),
        ease:
          shown === "shown" && ease
            ? { state: "shown", ...ease }
            : { state: shown === "shown" && row.cesN === 0 ? "none" : "hidden" },
        n: shown === "shown" ? answersIn(row) : 0,
      };
    });
  return lines
    .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
    .map(({ id, name, figure, ease }) => ({ id, name, figure, ease }));
}
