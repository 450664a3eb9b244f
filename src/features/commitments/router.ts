import * as z from "zod";
import { allow, router } from "@/server/trpc";
import {
  askRelease,
  decideRelease,
  doCommitment,
  makeCommitment,
  redateCommitment,
  undoCommitment,
} from "./commands/commitments";
import { commitmentsOf } from "./queries/commitments";
import {
  AskRelease,
  ChangeCommitment,
  CommitmentsOf,
  DecideRelease,
  MakeCommitment,
  OfDepartment,
  RedateCommitment,
} from "./schema";

export const commitments = router({
  list: allow("commitment:read")
    .input(OfDepartment)
    .output(CommitmentsOf)
    .query(({ ctx, input }) => commitmentsOf(ctx.scope, ctx.viewer, input, ctx.now)),
  make: allow("commitment:write")
    .input(MakeCommitment)
    .output(z.object({ id: z.int() }))
    .mutation(({ ctx, input }) => makeCommitment(ctx.scope, input, ctx.now)),
  redate: allow("commitment:write")
    .input(RedateCommitment)
    .output(z.void())
    .mutation(({ ctx, input }) => redateCommitment(ctx.scope, input, ctx.now)),
  done: allow("commitment:write")
    .input(ChangeCommitment)
    .output(z.void())
    .mutation(({ ctx, input }) => doCommitment(ctx.scope, input, ctx.now)),
  notDone: allow("commitment:write")
    .input(ChangeCommitment)
    .output(z.void())
    .mutation(({ ctx, input }) => undoCommitment(ctx.scope, input, ctx.now)),
  askRelease: allow("commitment:write")
    .input(AskRelease)
    .output(z.void())
    .mutation(({ ctx, input }) => askRelease(ctx.scope, input, ctx.now)),
  decideRelease: allow("commitment:release")
    .input(DecideRelease)
    .output(z.void())
    .mutation(({ ctx, input }) => decideRelease(ctx.scope, input, ctx.now)),
});
