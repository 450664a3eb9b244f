import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { PlanForm } from "@/features/plans/ui/plan-form";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { Card } from "@/ui/primitives/card";

export const metadata: Metadata = { title: "New plan" };

/** A plan for one place: where, by whom and from which figure stands there already. */
export default async function NewPlanPage({ searchParams }: { searchParams: Promise<Search> }) {
  const asked = firstValues(await searchParams);
  const place = { stage: idIn(asked["stage"]), touchpoint: idIn(asked["touchpoint"]) };
  const { call } = await signedIn(paths.newPlan(place, asked["period"]));
  if ((place.stage === undefined) === (place.touchpoint === undefined)) notFound();
  const form = await orNotFound(call.plans.form({ place, period: asked["period"]?.slice(0, 40) }));
  return (
    <>
      <PageHeader title="New plan" />
      <Card
        title={`What will be done about ${(form.place.touchpoint ?? form.place.stage).name}?`}
        subtitle="The figure it starts from is frozen, so that everybody can see later what changed"
        className="max-w-lede"
      >
        <ApiProvider>
          <PlanForm form={form} />
        </ApiProvider>
      </Card>
    </>
  );
}

function idIn(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
