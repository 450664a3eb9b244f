import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { PartsCard } from "@/features/trends/ui/parts-card";
import { ScoreLede } from "@/features/trends/ui/score-lede";
import { ScoreLineCard } from "@/features/trends/ui/score-line-card";
import { TrendsPage } from "@/features/trends/ui/trends-page";
import { trendsAskedFrom, trendsStateFrom } from "@/features/trends/ui/url";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Trends" };

/** Is it really getting better, for whom, and what moves it? */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const { viewer, call } = await signedIn(paths.trends(firstValues(search)));
  const state = trendsStateFrom(search);
  const trend = await orNotFound(call.trends.score(trendsAskedFrom(search, state)));
  const { choices, parts, partSteps, ...line } = trend;
  const { view, drawn, score } = line;
  return (
    <TrendsPage
      organisation={viewer.organisation.name}
      {...{ view, choices, state }}
      lede={<ScoreLede trend={trend} />}
    >
      <ScoreLineCard trend={line} state={state} />
      <PartsCard {...{ view, drawn, parts, partSteps, score, state }} />
    </TrendsPage>
  );
}
