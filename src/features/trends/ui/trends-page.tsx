import type { ReactNode } from "react";
import { ActiveFilters, FilterBar } from "@/features/responses/ui/filter-bar";
import { ScorePage } from "@/features/responses/ui/score-page";
import type { Choices, View } from "@/features/responses/schema";
import { LinkTabs } from "@/ui/layout/link-tabs";
import type { TableName } from "../schema";
import { TrendsFiles } from "./trends-files";
import { stateHref, tabs, trendsHref, type Tab, type TrendsState } from "./url";

const tabWords: Record<Tab, string> = {
  score: "Score",
  detractors: "Detractors",
  movement: "Movement",
  drivers: "Drivers",
  money: "Money and debt",
};

type TrendsPageProps = {
  organisation: string;
  view: View;
  choices: Choices;
  state: TrendsState;
  lede: ReactNode;
  /** "period" where the figures of the view cannot be narrowed. */
  filters?: "all" | "period";
  /** Instead of the usual filters, where a view has none of them. */
  actions?: ReactNode;
  /** A table this reader may not take along. */
  withoutFile?: TableName;
  children: ReactNode;
};

const noChoices: Choices = {
  surveys: [],
  channels: [],
  segments: [],
  personas: [],
  departments: [],
  stages: [],
  touchpoints: [],
};

/** What the views of the page share: filters, the sentence, the tabs. */
export function TrendsPage({
  organisation,
  view,
  choices,
  state,
  lede,
  filters = "all",
  actions,
  withoutFile,
  children,
}: TrendsPageProps) {
  const hrefFor = (query: Record<string, string | undefined>) => trendsHref(state, query);
  return (
    <ScorePage
      title="Trends"
      organisation={organisation}
      view={view}
      actions={
        <>
          {actions ?? (
            <FilterBar
              {...{ view, hrefFor }}
              choices={filters === "all" ? choices : noChoices}
              offers={["persona", "departments", "stages", "touchpoints"]}
            />
          )}
          <TrendsFiles {...{ view, state }} without={withoutFile} />
        </>
      }
      chips={<ActiveFilters view={view} hrefFor={hrefFor} />}
      lede={lede}
      tabs={
        tabs.length > 1 ? (
          <LinkTabs
            label="Trends"
            tabs={tabs.map((tab) => ({
              href: stateHref(view, state, { tab }),
              label: tabWords[tab],
              isCurrent: tab === state.tab,
            }))}
          />
        ) : null
      }
    >
      {children}
    </ScorePage>
  );
}
