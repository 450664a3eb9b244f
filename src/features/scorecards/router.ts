import * as z from "zod";
import { allow, once, router } from "@/server/trpc";
import { cellsOfFile } from "./commands/cells-of-file";
import { noteFile } from "./commands/note-file";
import { decideProposal, proposeTargets, setTargets } from "./commands/targets";
import { departmentComparison } from "./queries/comparison";
import { departmentCard } from "./queries/department-card";
import { scorecardMatrix } from "./queries/matrix";
import { proposalsOf } from "./queries/proposals";
import { targetsPage } from "./queries/targets-page";
import { setWeights } from "./commands/weights";
import { checkTargets } from "./queries/check-targets";
import {
  AskedCard,
  AskedMatrix,
  AskedTargets,
  CellsOfFile,
  CheckedTargets,
  Comparison,
  PastedTargets,
  WeightChanges,
  Decision,
  DepartmentCard,
  Matrix,
  NoteFile,
  OfDepartment,
  Proposal,
  TargetChanges,
  TargetsPage,
} from "./schema";

export const scorecards = router({
  matrix: allow("scorecard:read")
    .input(AskedMatrix)
    .output(once(Matrix))
    .query(({ ctx, input }) => scorecardMatrix(ctx.scope, ctx.viewer, input, ctx.now)),
  ofDepartment: allow("scorecard:read")
    .input(AskedCard)
    .output(DepartmentCard)
    .query(({ ctx, input }) => departmentCard(ctx.scope, ctx.viewer, input, ctx.now)),
  comparison: allow("scorecard:read")
    .input(AskedCard)
    .output(Comparison.nullable())
    .query(({ ctx, input }) => departmentComparison(ctx.scope, ctx.viewer, input, ctx.now)),
  proposals: allow("target:approve")
    .input(OfDepartment)
    .output(z.array(Proposal))
    .query(({ ctx, input }) => proposalsOf(ctx.scope, input)),
  noteFile: allow("scorecard:read")
    .input(NoteFile)
    .output(z.void())
    .mutation(({ ctx, input }) => noteFile(ctx.scope, input)),
  targets: allow("target:propose")
    .input(AskedTargets.optional())
    .output(TargetsPage)
    .query(({ ctx, input }) => targetsPage(ctx.scope, ctx.viewer, AskedTargets.parse(input ?? {}), ctx.now)),
  checkTargets: allow("target:propose")
    .input(PastedTargets)
    .output(CheckedTargets)
    .mutation(({ ctx, input }) => checkTargets(ctx.scope, ctx.viewer, input, ctx.now)),
  cellsOfFile: allow("target:propose")
    .input(CellsOfFile)
    .output(PastedTargets)
    .mutation(({ ctx, input }) => cellsOfFile(ctx.scope, input)),
  setWeights: allow("target:approve")
    .input(WeightChanges)
    .output(z.void())
    .mutation(({ ctx, input }) => setWeights(ctx.scope, input, ctx.now)),
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
