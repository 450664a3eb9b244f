import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { askToUndo, chooseColumns, createImport, receiveFile, startImport } from "./commands/steps";
import { importHistory, importStatus, refusalsOf } from "./queries/status";
import { ImportRow, ImportStatus } from "./schema";
import { Refusal, RefusalsPage } from "./schema/refusals";
import { ChooseImport, CreateImport, ImportToken } from "./schema/steps";

export const imports = router({
  history: allow("import:create")
    .output(z.array(ImportRow))
    .query(({ ctx }) => importHistory(ctx.scope)),
  status: allow("import:create")
    .input(ImportToken)
    .output(ImportStatus)
    .query(({ ctx, input }) => importStatus(ctx.scope, input.token, ctx.viewer)),
  refusals: allow("import:create")
    .input(RefusalsPage)
    .output(z.array(Refusal))
    .query(({ ctx, input }) => refusalsOf(ctx.scope, input, ctx.viewer)),
  create: allow("import:create")
    .input(CreateImport)
    .output(ImportToken)
    .mutation(({ ctx, input }) => createImport(ctx.scope, input)),
  receive: allow("import:create")
    .input(ImportToken)
    .output(z.void())
    .mutation(({ ctx, input }) => receiveFile(ctx.scope, input.token)),
  choose: allow("import:create")
    .input(ChooseImport)
    .output(z.void())
    .mutation(({ ctx, input }) => chooseColumns(ctx.scope, input)),
  start: allow("import:create")
    .input(ImportToken)
    .output(z.void())
    .mutation(({ ctx, input }) => startImport(ctx.scope, input.token)),
  undo: allow("import:undo")
    .input(ImportToken)
    .output(z.int())
    .mutation(({ ctx, input }) => askToUndo(ctx.scope, input.token)),
});
