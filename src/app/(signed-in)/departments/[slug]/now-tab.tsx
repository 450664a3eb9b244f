import type { ComponentProps } from "react";
import { can } from "@/access/can";
import { orNotFound, type signedIn } from "@/api/server";
import { CommitmentsCard } from "@/features/commitments/ui/commitments-card";
import { TransfersCard } from "@/features/journeys/ui/transfers-card";
import type { DepartmentPage } from "@/features/loyalty/schema";
import { CommentsCard } from "@/features/loyalty/ui/comments-card";
import { HeroCard } from "@/features/loyalty/ui/hero-card";
import { TouchpointsCard } from "@/features/loyalty/ui/touchpoints-card";
import { NeedsCard } from "@/features/needs/ui/needs-card";
import type { Asked, View } from "@/features/responses/schema";
import { queryFor } from "@/features/responses/ui/url";
import { DepartmentScorecard } from "@/features/scorecards/ui/department-scorecard";
import { SignoffBand } from "@/features/signoff/ui/signoff-band";
import type { VisionPage } from "@/features/vision/schema";
import { VisionBand } from "@/features/vision/ui/vision-band";
import { paths } from "@/paths";
import { MyTouchpoints } from "./my-touchpoints";

type SignedIn = Awaited<ReturnType<typeof signedIn>>;
type Call = SignedIn["call"];
type NowTabProps = SignedIn & { page: DepartmentPage; asked: Asked };

/** The newest are enough on a page that begins with duties; the rest is a link away. */
const MOST_COMMENTS = 6;

/** Action before analysis: what waits, what was agreed, then where customers hurt and what was promised. */
export async function NowTab({ viewer, call, page, asked }: NowTabProps) {
  const { view, choices, department, score, touchpoints, comments } = page;
  const id = choices.departments.find(({ name }) => name === department.name)?.id;
  const journey = await journeyOf(call, view, asked);
  const vision = await orNotFound(call.vision.page());
  const facts = await factsOf({ viewer, call }, { slug: department.slug, id, view, journey, vision });
  const happened = id ? await orNotFound(call.loyalty.events.list({ departmentId: id })) : undefined;
  const reads = comments.state !== "not yours" && id ? queryFor(view, { departments: [id] }) : undefined;
  return (
    <>
      <SignoffBand band={facts.band} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] print:gap-2">
        <NeedsCard facts={facts} heads={department.heads} />
        <DepartmentScorecard card={facts.card} />
      </div>
      <div id="transfers" className="scroll-mt-24 empty:hidden">
        <TransfersCard offers={facts.offers} />
      </div>
      {journey ? <MyTouchpoints page={page} cases={facts.cases} {...journey} /> : null}
      <CommitmentsCard list={facts.commitments} />
      <div className="grid items-start gap-4 xl:grid-cols-2 print:gap-2">
        <HeroCard
          {...page}
          title="Would customers recommend us after meeting us here?"
          events={happened?.events}
          reads={reads}
          scope={`touchpoints of ${department.name}`}
        />
        <TouchpointsCard {...{ view, department, touchpoints, score, reads }} />
      </div>
      <CommentsCard
        comments={comments}
        most={MOST_COMMENTS}
        allHref={reads && paths.feedback(reads)}
        excludeHref={can(viewer, "answer:exclude") ? (key) => paths.corrections({ exclude: key }) : undefined}
      />
      <div id="vision" className="scroll-mt-24 empty:hidden">
        <VisionBand vision={vision} />
      </div>
    </>
  );
}

type Facts = ComponentProps<typeof NeedsCard>["facts"];
type Journey = Awaited<ReturnType<typeof journeyOf>>;
type Asks = { slug: string; id: number | undefined; view: View; journey: Journey; vision: VisionPage };

/** What the page shows of duties; what needs somebody follows from it. */
async function factsOf(
  { viewer, call }: SignedIn,
  { slug, id, view, journey, vision }: Asks,
): Promise<Facts> {
  const of = { department: slug };
  return {
    band: await orNotFound(call.signoff.band(of)),
    commitments: await orNotFound(call.commitments.list(of)),
    offers: await orNotFound(call.journeys.transfers.open(of)),
    card: await orNotFound(call.scorecards.ofDepartment({ ...of, period: view.periodKey })),
    proposals: can(viewer, "target:approve", id) ? await orNotFound(call.scorecards.proposals(of)) : [],
    cases:
      id !== undefined && can(viewer, "case:read", id)
        ? { ...(await orNotFound(call.cases.atDepartment(of))), mayHandle: can(viewer, "case:handle", id) }
        : undefined,
    promises: journey?.ledger.promises ?? [],
    map: journey?.map,
    hasUnreadVision: vision.mine.some((one) => one.id === id),
  };
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
