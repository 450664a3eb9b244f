import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { handOverPlan, movePlan, redatePlan } from "./commands/change";
import { makePlan } from "./commands/make";
import { planForm } from "./queries/form";
import { planPage, plansOf } from "./queries/plans";
import {
  HandOverPlan,
  MakePlan,
  MovePlan,
  OnePlan,
  PlanForm,
  PlanFormQuestion,
  PlanPage,
  Plans,
  PlansQuestion,
  RedatePlan,
} from "./schema";

const write = allow("plan:write");

export const plans = router({
  list: allow("plan:read")
    .input(PlansQuestion)
    .output(Plans)
    .query(({ ctx, input }) => plansOf(ctx.scope, ctx.viewer, input, ctx.now)),
  one: allow("plan:read")
    .input(OnePlan)
    .output(PlanPage)
    .query(({ ctx, input }) => planPage(ctx.scope, ctx.viewer, input, ctx.now)),
  form: write
    .input(PlanFormQuestion)
    .output(PlanForm)
    .query(({ ctx, input }) => planForm(ctx.scope, ctx.viewer, input, ctx.now)),
  make: write
    .input(MakePlan)
    .output(OnePlan)
    .mutation(({ ctx, input }) => makePlan(ctx.scope, ctx.viewer, input, ctx.now)),
  move: write
    .input(MovePlan)
    .output(z.void())
    .mutation(({ ctx, input }) => movePlan(ctx.scope, input, ctx.now)),
  redate: write
    .input(RedatePlan)
    .output(z.void())
    .mutation(({ ctx, input }) => redatePlan(ctx.scope, input, ctx.now)),
  handOver: write
    .input(HandOverPlan)
    .output(z.void())
    .mutation(({ ctx, input }) => handOverPlan(ctx.scope, input, ctx.now)),
});
