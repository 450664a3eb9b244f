import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { eraseCustomer, exportCustomer } from "./commands/customers";
import { excludeAnswer, takeBackExclusion } from "./commands/exclude";
import { mergeCustomers, mergeTouchpoints } from "./commands/merge";
import { customersCalled, excludedAnswers, mergeableTouchpoints } from "./queries/corrections";
import {
  Choice,
  ExcludeAnswer,
  ExcludedAnswer,
  FindCustomer,
  FoundCustomer,
  MergeCustomers,
  MergeTouchpoints,
  OneCustomer,
} from "./schema";

const Moved = z.object({ answers: z.int() });

export const responses = router({
  excluded: allow("answer:exclude")
    .output(z.array(ExcludedAnswer))
    .query(({ ctx }) => excludedAnswers(ctx.scope)),
  exclude: allow("answer:exclude")
    .input(ExcludeAnswer)
    .output(z.void())
    .mutation(({ ctx, input }) => excludeAnswer(ctx.scope, input)),
  takeBack: allow("answer:exclude")
    .input(ExcludeAnswer.pick({ id: true }))
    .output(z.void())
    .mutation(({ ctx, input }) => takeBackExclusion(ctx.scope, input.id)),
  touchpoints: allow("touchpoint:merge")
    .output(z.array(Choice))
    .query(({ ctx }) => mergeableTouchpoints(ctx.scope)),
  mergeTouchpoints: allow("touchpoint:merge")
    .input(MergeTouchpoints)
    .output(Moved)
    .mutation(({ ctx, input }) => mergeTouchpoints(ctx.scope, input, ctx.now)),
  // A mutation, so that an address is in no URL and no log.
  findCustomer: allow("customer:correct")
    .input(FindCustomer)
    .output(z.array(FoundCustomer))
    .mutation(({ ctx, input }) => customersCalled(ctx.scope, input.text)),
  mergeCustomers: allow("customer:correct")
    .input(MergeCustomers)
    .output(Moved)
    .mutation(({ ctx, input }) => mergeCustomers(ctx.scope, input)),
  exportCustomer: allow("customer:correct")
    .input(OneCustomer)
    .output(z.object({ json: z.string(), leftOut: z.array(z.string()) }))
    .mutation(({ ctx, input }) => exportCustomer(ctx.scope, ctx.viewer, input.id)),
  eraseCustomer: allow("customer:correct")
    .input(OneCustomer)
    .output(z.void())
    .mutation(({ ctx, input }) => eraseCustomer(ctx.scope, input.id, ctx.now)),
});
