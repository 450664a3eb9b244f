import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { planStates, type PlanLine, type PlanState } from "@/features/plans/schema";
import { stateWords } from "@/features/plans/ui/plan-words";
import { PlansTable } from "@/features/plans/ui/plans-table";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { paths } from "@/paths";
import { LinkTabs } from "@/ui/layout/link-tabs";
import { PageHeader } from "@/ui/layout/page-header";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { LinkMenu } from "@/ui/primitives/link-menu";
import { TextLink } from "@/ui/primitives/text-link";

export const metadata: Metadata = { title: "Plans" };

/** What is planned and done to make experiences better, and how each went. */
export default async function PlansPage({ searchParams }: { searchParams: Promise<Search> }) {
  const asked = firstValues(await searchParams);
  const { call } = await signedIn(paths.plans(asked));
  const state = planStates.find((known) => known === asked["state"]);
  const { plans, departments, today } = await orNotFound(call.plans.list({}));
  const department = departments.find(({ slug }) => slug === asked["department"]);
  const theirs = plans.filter((plan) => !department || plan.department.id === department.id);
  const hrefFor = (query: { state?: string; department?: string }) =>
    paths.plans({ state, department: department?.slug, ...query });
  return (
    <>
      <PageHeader
        title="Plans"
        actions={
          departments.length > 1 ? (
            <LinkMenu
              name="Department"
              label={department?.name ?? "All departments"}
              items={[
                {
                  href: hrefFor({ department: undefined }),
                  label: "All departments",
                  isCurrent: !department,
                },
                ...departments.map(({ slug, name }) => ({
                  href: hrefFor({ department: slug }),
                  label: name,
                  isCurrent: slug === department?.slug,
                })),
              ]}
            />
          ) : null
        }
        lede="What is being done about what customers say, and how it went since. A change is an association, not proof of a cause."
      >
        <LinkTabs
          label="State"
          tabs={[
            { href: hrefFor({ state: undefined }), label: "All", isCurrent: !state, count: theirs.length },
            ...planStates.map((one) => ({
              href: hrefFor({ state: one }),
              label: stateWords[one],
              isCurrent: one === state,
              count: theirs.filter((plan) => plan.state === one).length,
            })),
          ]}
        />
      </PageHeader>
      <ByState plans={theirs} only={state} today={today} clearHref={paths.plans()} />
    </>
  );
}

type ByStateProps = {
  plans: readonly PlanLine[];
  only: PlanState | undefined;
  today: string;
  clearHref: string;
};
const questions: Record<PlanState, string> = {
  "in progress": "What is being done?",
  planned: "What comes next?",
  done: "Did it work?",
  stopped: "What was given up?",
};

/** A card a state, what is at work first; states without plans are left out. */
function ByState({ plans, only, today, clearHref }: ByStateProps) {
  const states = (Object.keys(questions) as PlanState[]).filter(
    (state) => only === undefined || state === only,
  );
  const groups = states
    .map((state) => ({ state, here: plans.filter((plan) => plan.state === state) }))
    .filter(({ here }) => here.length > 0);
  if (groups.length === 0)
    return plans.length === 0 && only === undefined ? (
      <EmptyState title="No plans yet">
        A plan says what will be done about a stage or touchpoint, by whom, and what that is to change. Make
        one on the page of the place, from the journey.
      </EmptyState>
    ) : (
      <EmptyState title="No plan matches" action={<TextLink href={clearHref}>Clear filters</TextLink>} />
    );
  return (
    <div data-wide className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {groups.map(({ state, here }) => (
        <Card key={state} title={questions[state]} subtitle={stateWords[state]}>
          <PlansTable
            caption={`Plans ${stateWords[state].toLowerCase()}`}
            plans={here}
            today={today}
            isOneState
          />
        </Card>
      ))}
    </div>
  );
}
