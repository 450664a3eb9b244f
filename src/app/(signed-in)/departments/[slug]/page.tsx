import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { Lede } from "@/features/loyalty/ui/lede";
import { ActiveFilters, FilterBar } from "@/features/responses/ui/filter-bar";
import { ScorePage } from "@/features/responses/ui/score-page";
import { askedFrom, firstValues, queryFor, type Search } from "@/features/responses/ui/url";
import { paths } from "@/paths";
import { LinkTabs } from "@/ui/layout/link-tabs";
import { HistoryTab } from "./history-tab";
import { NowTab } from "./now-tab";
import { PeopleTab } from "./people-tab";

export const metadata: Metadata = { title: "Department" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Search> };

const TABS = [
  { tab: "now", label: "Now" },
  { tab: "history", label: "History" },
  { tab: "people", label: "People" },
] as const;

/** A head's home: what needs them, what the department agreed, what it owns, and what customers say there. */
export default async function DepartmentPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const search = await searchParams;
  const { viewer, call } = await signedIn(paths.department(slug, firstValues(search)));
  const asked = askedFrom(search);
  const page = await orNotFound(call.loyalty.department({ slug, asked }));
  const { view, choices, department, score, change } = page;
  const current = TABS.find(({ tab }) => tab === firstValues(search).tab)?.tab ?? "now";
  const hrefFor = (query: Record<string, string | undefined>) => hrefOf(slug, current, query);
  return (
    <ScorePage
      title={department.name}
      context={department.heads.length > 0 ? `Head: ${department.heads.join(", ")}` : "No head"}
      organisation={viewer.organisation.name}
      view={view}
      actions={<FilterBar view={view} choices={choices} hrefFor={hrefFor} />}
      chips={<ActiveFilters view={view} hrefFor={hrefFor} />}
      lede={<Lede view={view} score={score} facts={{ change }} subject="The NPS of our touchpoints" />}
      tabs={
        <LinkTabs
          label={`Parts of ${department.name}`}
          tabs={TABS.map(({ tab, label }) => ({
            label,
            href: hrefOf(slug, tab, queryFor(view)),
            isCurrent: tab === current,
          }))}
        />
      }
    >
      {current === "now" ? <NowTab {...{ viewer, call, page, asked }} /> : null}
      {current === "history" ? <HistoryTab {...{ call, page }} /> : null}
      {current === "people" ? <PeopleTab {...{ call, page }} /> : null}
    </ScorePage>
  );
}

/** The usual tab stays out of the address. */
function hrefOf(
  slug: string,
  tab: (typeof TABS)[number]["tab"],
  query: Record<string, string | undefined>,
): string {
  return paths.department(slug, tab === "now" ? query : { tab, ...query });
}
