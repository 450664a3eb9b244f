import { addDays, type Day } from "@/domain/period";
import { movePlan } from "@/features/plans/commands/change";
import { makePlan } from "@/features/plans/commands/make";
import { planForm } from "@/features/plans/queries/form";
import type { PlanMeasure, PlanState } from "@/features/plans/schema";
import { asSystem } from "@/server/db";
import { actorOf, scopeFor, type SeedActor } from "./actors";

type DaysAgo = number;
type Step = readonly [to: PlanState, on: DaysAgo, note: string];

type SeedPlan = Readonly<{
  touchpoint: string;
  title: string;
  doing: string;
  made: DaysAgo;
  starts: DaysAgo;
  /** Negative: still to come. */
  due: DaysAgo;
  measure: PlanMeasure;
  /** How much more (or less) than the baseline is expected, in points or per cent. */
  lift: number;
  steps: readonly Step[];
}>;

const plans: readonly SeedPlan[] = [
  {
    touchpoint: "settlement-offer",
    title: "Offers that explain the sum",
    doing:
      "Put the reckoning on one page: what was counted, what was left out and why.\nName a person to call.",
    made: 290,
    starts: 280,
    due: 170,
    measure: "nps",
    lift: 10,
    steps: [
      ["in progress", 278, ""],
      [
        "done",
        160,
        "All offers go out on the new page; the part about deductions was rewritten after a month",
      ],
    ],
  },
  {
    touchpoint: "claim-status",
    title: "A message at every step of a claim",
    doing: "Say when a claim is opened, assessed, decided and paid, in the words customers use.",
    made: 70,
    starts: 55,
    due: -40,
    measure: "detractor-share",
    lift: -8,
    steps: [["in progress", 54, ""]],
  },
  {
    touchpoint: "app",
    title: "Photos that survive a lost connection",
    doing: "Keep what was taken on the phone and send it when there is a network again.",
    made: 230,
    starts: 215,
    due: 140,
    measure: "ces",
    lift: 6,
    steps: [
      ["in progress", 214, ""],
      ["done", 128, "Out on both platforms"],
    ],
  },
  {
    touchpoint: "renewal-notice",
    title: "The new price in one sentence",
    doing: "Say at the top of the notice what changes, by how much and why.",
    made: 20,
    starts: -10,
    due: -75,
    measure: "nps",
    lift: 8,
    steps: [],
  },
  {
    touchpoint: "complaint-handling",
    title: "One person from first call to answer",
    doing: "Name the colleague who stays with a complaint, with their direct number.",
    made: 150,
    starts: 140,
    due: 60,
    measure: "nps",
    lift: 12,
    steps: [
      ["in progress", 139, ""],
      ["stopped", 90, "The new case tool does this; it comes in spring"],
    ],
  },
];

/** Has heads of the sample plan for what they own, by the same steps as in the product. */
export async function planSample(end: Day): Promise<void> {
  const executive = await actorOf("executive");
  for (const plan of plans) await planOne(plan, executive, end);
}

async function planOne(plan: SeedPlan, executive: SeedActor, end: Day): Promise<void> {
  const on = (daysAgo: DaysAgo) => addDays(end, -daysAgo);
  const at = (daysAgo: DaysAgo) => new Date(`${on(daysAgo)}T10:00:00Z`);
  const { id: touchpoint } = await asSystem("sample:plan", (tx) =>
    tx.touchpoint.findUniqueOrThrow({ where: { slug: plan.touchpoint }, select: { id: true } }),
  );
  const place = { touchpoint };
  const form = await planForm(scopeFor(executive, "plan:write"), executive, { place }, at(plan.made));
  const owner = form.people.find(({ departmentId }) => departmentId === form.accountable);
  const start = form.baselines.find(({ measure }) => measure === plan.measure)?.figure;
  // Nobody answered for the place then, or nobody was asked: there is nothing to plan from.
  if (form.accountable === null || !owner || start?.state !== "shown") return;
  const head: SeedActor = {
    ...executive,
    id: owner.id,
    grants: [{ role: "head", departmentId: form.accountable }],
  };
  const scope = scopeFor(head, "plan:write");
  const { id } = await makePlan(
    scope,
    head,
    {
      place,
      title: plan.title,
      doing: plan.doing,
      departmentId: form.accountable,
      ownerId: owner.id,
      startsOn: on(plan.starts),
      due: on(plan.due),
      measure: plan.measure,
      expected: Math.round(start.value) + plan.lift,
      baseline: form.range,
    },
    at(plan.made),
  );
  let version = 1;
  for (const [to, daysAgo, note] of plan.steps) {
    await movePlan(scope, { id, version, to, note }, at(daysAgo));
    version += 1;
  }
}
