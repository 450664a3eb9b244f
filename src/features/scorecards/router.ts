import * as z from "zod";
import { allow, once, router } from "@/server/trpc";
import { decideProposal, proposeTargets, setTargets } from "./commands/targets";
import { scorecardMatrix } from "./queries/matrix";
import { targetsPage } from "./queries/targets-page";
import { AskedMatrix, Decision, Matrix, TargetChanges, TargetsPage } from "./schema";

export const scorecards = router({
  matrix: allow("scorecard:read")
    .input(AskedMatrix)
    .output(once(Matrix))
    .query(({ ctx, input }) => scorecardMatrix(ctx.scope, ctx.viewer, input, ctx.now)),
  targets: allow("target:propose")
    .output(TargetsPage)
    .query(({ ctx }) => targetsPage(ctx.scope, ctx.viewer, ctx.now)),
  setTargets: allow("target:approve")
    .input(TargetChanges)
    .output(z.void())
    .mutation(({ ctx, input }) => setTargets(ctx.scope, input, ctx.now)),
  proposeTargets: allow("target:propose")
    .input(TargetChanges)
    .output(z.void())
    .mutation(({ ctx, input }) => proposeTargets(ctx.scope, input, ctx.now)),
  decideProposal: allow("target:approve")
    .input(Decision)
    .output(z.void())
    .mutation(({ ctx, input }) => decideProposal(ctx.scope, input, ctx.now)),
});
