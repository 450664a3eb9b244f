import type { Metadata } from "next";
import { can } from "@/access/can";
import { orNotFound, signedIn } from "@/api/server";
import { CommitmentsCard } from "@/features/commitments/ui/commitments-card";
import { TransfersCard } from "@/features/journeys/ui/transfers-card";
import type { Asked, View } from "@/features/responses/schema";
import { askedFrom, firstValues, queryFor, type Search } from "@/features/responses/ui/url";
import { CommentsCard } from "@/features/loyalty/ui/comments-card";
import { ActiveFilters, FilterBar } from "@/features/responses/ui/filter-bar";
import { HeroCard } from "@/features/loyalty/ui/hero-card";
import { Lede } from "@/features/loyalty/ui/lede";
import { ScorePage } from "@/features/responses/ui/score-page";
import { TouchpointsCard } from "@/features/loyalty/ui/touchpoints-card";
import { SignoffBand } from "@/features/signoff/ui/signoff-band";
import { VisionBand } from "@/features/vision/ui/vision-band";
import { paths } from "@/paths";
import { MyTouchpoints } from "./my-touchpoints";

export const metadata: Metadata = { title: "Department" };

type Call = Awaited<ReturnType<typeof signedIn>>["call"];
type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Search> };

/** A head's home: what the department owns, what customers say there. */
export default async function DepartmentPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const search = await searchParams;
  const { viewer, call } = await signedIn(paths.department(slug, firstValues(search)));
  const page = await orNotFound(call.loyalty.department({ slug, asked: askedFrom(search) }));
  const { view, choices, department, score, target, verdict, change, trend, touchpoints, comments } = page;
  const journey = await journeyOf(call, page.view, askedFrom(search));
  const offers = await orNotFound(call.journeys.transfers.open({ department: slug }));
  const commitments = await orNotFound(call.commitments.list({ department: slug }));
  const band = await orNotFound(call.signoff.band({ department: slug }));
  const vision = await orNotFound(call.vision.page());
  const hrefFor = (query: Record<string, string | undefined>) => paths.department(slug, query);
  const id = choices.departments.find(({ name }) => name === department.name)?.id;
  const reads = comments.state !== "not yours" && id ? queryFor(view, { departments: [id] }) : undefined;
  const happened = id ? await orNotFound(call.loyalty.events.list({ departmentId: id })) : undefined;
  return (
    <ScorePage
      title={department.name}
      context={department.heads.length > 0 ? `Head: ${department.heads.join(", ")}` : "No head"}
      organisation={viewer.organisation.name}
      view={view}
      actions={<FilterBar view={view} choices={choices} hrefFor={hrefFor} />}
      chips={<ActiveFilters view={view} hrefFor={hrefFor} />}
      lede={<Lede view={view} score={score} facts={{ change }} subject="The NPS of our touchpoints" />}
    >
      <SignoffBand band={band} />
      <TransfersCard offers={offers} />
      <VisionBand vision={vision} />
      <HeroCard
        title="Would customers recommend us after meeting us here?"
        {...{ view, score, target, verdict, change, trend }}
        events={happened?.events}
        reads={reads}
        scope={`touchpoints of ${department.name}`}
      />
      <TouchpointsCard {...{ view, department, touchpoints, score, reads }} />
      {journey ? <MyTouchpoints page={page} {...journey} /> : null}
      <CommitmentsCard list={commitments} />
      <CommentsCard
        comments={comments}
        excludeHref={can(viewer, "answer:exclude") ? (id) => paths.corrections({ exclude: id }) : undefined}
      />
    </ScorePage>
  );
}

/** The default map with what is counted on it; undefined while there is none. */
async function journeyOf(call: Call, { range }: View, asked: Asked) {
  const { slug } = await orNotFound(call.journeys.first());
  if (slug === null) return undefined;
  const question = { journey: slug, asked };
  return {
    map: await orNotFound(call.journeys.map({ slug, range })),
    figures: await orNotFound(call.loyalty.journeyFigures(question)),
    themes: await orNotFound(call.loyalty.journeyThemes(question)),
    ledger: await orNotFound(call.promises.ledger(question)),
  };
}
