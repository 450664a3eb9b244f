import { allow, router } from "@/server/trpc";
import { promiseLedger } from "./queries/ledger";
import { Ledger, LedgerQuestion } from "./schema";

export const promises = router({
  ledger: allow("score:read")
    .input(LedgerQuestion)
    .output(Ledger)
    .query(({ ctx, input }) => promiseLedger(ctx.scope, input, ctx.now)),
});
