import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { FeedbackChips } from "@/features/feedback/ui/chips";
import { FacetsPanel } from "@/features/feedback/ui/facets-panel";
import { ExportMenu } from "@/features/feedback/ui/export-menu";
import { feedbackAskedFrom, feedbackQuery, ownQuery } from "@/features/feedback/ui/feedback-url";
import { FeedbackLede } from "@/features/feedback/ui/lede";
import { moversAskedFrom } from "@/features/feedback/ui/movers-url";
import { MoversView } from "@/features/feedback/ui/movers-view";
import { SavedViews } from "@/features/feedback/ui/saved-views";
import { SearchForm } from "@/features/feedback/ui/search-form";
import { Strip } from "@/features/feedback/ui/strip";
import { ThemeSheet } from "@/features/feedback/ui/theme-sheet";
import { ThemesCard } from "@/features/feedback/ui/themes-card";
import { WordsCard } from "@/features/feedback/ui/words-card";
import { FilterBar } from "@/features/responses/ui/filter-bar";
import { ScorePage } from "@/features/responses/ui/score-page";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Feedback" };

/** What customers say, in their words, and how much it matters. */
export default async function FeedbackPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const { viewer, call } = await signedIn(paths.feedback(firstValues(search)));
  const moved = moversAskedFrom(search);
  if (moved) {
    const page = await orNotFound(call.feedback.movers(moved));
    const organisation = viewer.organisation.name;
    return <MoversView {...{ organisation, page }} isContinued={moved.after !== undefined} />;
  }
  const asked = feedbackAskedFrom(search);
  const page = await orNotFound(call.feedback.page(asked));
  const { view, choices, said } = page;
  const hrefFor = (query: Record<string, string | undefined>) =>
    paths.feedback({ ...query, ...ownQuery(said) });
  const kept = Object.entries(feedbackQuery(page)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return (
    <ScorePage
      title="Feedback"
      organisation={viewer.organisation.name}
      view={view}
      actions={
        <>
          <FilterBar view={view} choices={choices} hrefFor={hrefFor} offers={["persona", "departments"]} />
          <ApiProvider>
            <SavedViews views={page.views} query={new URLSearchParams(kept).toString()} />
          </ApiProvider>
          {page.may.export && page.reading === "open" ? <ExportMenu asked={asked} /> : null}
        </>
      }
      chips={<FeedbackChips page={page} />}
      lede={<FeedbackLede page={page} />}
    >
      <div className="grid items-start gap-4 lg:grid-cols-[280px_minmax(0,1fr)]">
        <aside aria-label="Narrow the comments" className="rounded-card border bg-surface p-4 print:hidden">
          <SearchForm page={page} />
          <details open className="mt-3 max-lg:hidden">
            <summary className="sr-only">Filters</summary>
            <FacetsPanel {...{ view, said }} facets={page.facets} />
          </details>
          <details className="mt-3 lg:hidden">
            <summary className="inline-flex min-h-11 items-center text-small font-medium underline underline-offset-[3px]">
              Filters
            </summary>
            <FacetsPanel {...{ view, said }} facets={page.facets} />
          </details>
        </aside>
        <div className="grid min-w-0 gap-4">
          <Strip {...page} />
          <ThemesCard
            page={page}
            actions={
              page.may.write ? (
                <ApiProvider>
                  <ThemeSheet asked={asked} />
                </ApiProvider>
              ) : undefined
            }
          />
          <WordsCard page={page} asked={asked} />
        </div>
      </div>
    </ScorePage>
  );
}
