import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound, signedIn } from "@/api/server";
import type { PlanLine } from "@/features/plans/schema";
import { BeforeAfterCard } from "@/features/plans/ui/before-after-card";
import { PlanCard } from "@/features/plans/ui/plan-card";
import { PlanHistoryCard } from "@/features/plans/ui/plan-history-card";
import { PlanTrendCard } from "@/features/plans/ui/plan-trend-card";
import { placeWords } from "@/features/plans/ui/plan-words";
import { StatePill } from "@/features/plans/ui/state-pill";
import { askedFrom } from "@/features/responses/ui/url";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { TextLink } from "@/ui/primitives/text-link";

export const metadata: Metadata = { title: "Plan" };

/** One plan: where it started, what is done, how it went since. */
export default async function PlanPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const { call } = await signedIn(paths.plan(Number(id)));
  const page = await orNotFound(call.plans.one({ id: Number(id) }));
  const { plan, touchpoints, history } = page;
  const asked = askedFrom({ period: "this-quarter" });
  const { trend } = await orNotFound(call.loyalty.place({ touchpoints, asked }));
  return (
    <>
      <PageHeader
        title={plan.title}
        context={<PlaceLink plan={plan} />}
        actions={<TextLink href={paths.plans()}>All plans</TextLink>}
      >
        <StatePill state={plan.state} />
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        <BeforeAfterCard plan={plan} />
        <PlanCard page={page} />
        <PlanTrendCard plan={plan} trend={trend} />
        <PlanHistoryCard history={history} />
      </div>
    </>
  );
}

function PlaceLink({ plan: { map, stage, touchpoint } }: { plan: PlanLine }) {
  if (!map || !stage) return <>{placeWords({ stage, touchpoint })}</>;
  const href = touchpoint
    ? paths.touchpoint(map.slug, stage.slug, touchpoint.slug)
    : paths.stage(map.slug, stage.slug);
  return <TextLink href={href}>{placeWords({ stage, touchpoint })}</TextLink>;
}
