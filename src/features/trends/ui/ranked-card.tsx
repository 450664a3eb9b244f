import { ChangeWords } from "@/ui/charts/change-words";
import { RankedBars } from "@/ui/charts/ranked-bars";
import { ScoreValue } from "@/ui/charts/score-value";
import { MethodInfo, MetricInfo } from "@/features/responses/ui/method-info";
import { queryFor } from "@/features/responses/ui/url";
import { compareWordsOf, datesWords } from "@/features/responses/ui/view-words";
import type { View } from "@/features/responses/schema";
import { paths } from "@/paths";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import { hiddenReason } from "@/ui/words";
import type { Ranked } from "../schema";
import { trendsHref, type TrendsState } from "./url";

type RankedCardProps = {
  title: string;
  by: "departments" | "touchpoints" | "themes";
  rows: readonly Ranked[];
  view: View;
  state: TrendsState;
};

const MOST_ROWS = 14;
const subjects = { departments: "Department", touchpoints: "Touchpoint", themes: "Theme" } as const;

/** Where unhappy customers come from, most first. A name narrows the page to it. */
export function RankedCard({ title, by, rows, view, state }: RankedCardProps) {
  const subject = subjects[by];
  const more = rows.length - MOST_ROWS;
  return (
    <Card
      title={title}
      subtitle={`Detractors by ${subject.toLowerCase()}, most first · changes of their share, ${compareWordsOf[view.compare].toLowerCase()}`}
      info={
        by === "themes" ? (
          <MethodInfo
            method="themes"
            subject="Detractors by theme"
            sentence="Detractors whose comment speaks of the theme, and their share of all answers that do."
            dates={datesWords(view)}
          />
        ) : (
          <MetricInfo metric="detractor-share" dates={datesWords(view)} />
        )
      }
      foot={more > 0 ? `And ${more} more with fewer detractors; narrow the page to see them.` : undefined}
    >
      {rows.length === 0 && by === "themes" ? (
        <EmptyState title="No theme to rank">
          No comment of this period speaks of a theme, or too few do to show how many.
        </EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState title="Nobody to rank">
          No answers in this period, or too few to tell places apart.
        </EmptyState>
      ) : (
        <RankedBars
          caption={title}
          subject={subject}
          counted="Detractors"
          share="Of its answers"
          rows={rows.slice(0, MOST_ROWS).map(({ key, name, share, change }) => ({
            key,
            name: (
              <TextLink href={hrefOf(by, key, { view, state })} className="no-underline hover:underline">
                {name}
              </TextLink>
            ),
            count: share.state === "shown" ? share.detractors : undefined,
            hidden: share.state === "hidden" ? hiddenReason(share.why) : undefined,
            share: share.state === "shown" ? <ScoreValue score={share} unit="percent" /> : undefined,
            change: share.state === "shown" ? <ChangeWords change={change} /> : undefined,
          }))}
        />
      )}
    </Card>
  );
}

/** A place narrows this page to it; a theme opens the comments that speak of it. */
function hrefOf(
  by: RankedCardProps["by"],
  key: string,
  { view, state }: Pick<RankedCardProps, "view" | "state">,
) {
  if (by === "themes") return paths.feedback({ ...queryFor(view, { classes: ["detractor"] }), theme: key });
  return trendsHref(state, queryFor(view, { [by]: [Number(key)] }));
}
