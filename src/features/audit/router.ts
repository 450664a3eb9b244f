import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { noteTrailFile } from "./commands/file";
import { checkChain } from "./queries/chain";
import { trail } from "./queries/trail";
import { AskedTrail, ChainCheck, Trail } from "./schema";

export const audit = router({
  trail: allow("audit:read")
    .input(AskedTrail)
    .output(Trail)
    .query(({ ctx, input }) => trail(ctx.scope, input)),
  check: allow("audit:read")
    .output(ChainCheck)
    .query(({ ctx }) => checkChain(ctx.scope)),
  noteFile: allow("audit:read")
    .output(z.void())
    .mutation(({ ctx }) => noteTrailFile(ctx.scope)),
});
