import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { retirePromise, rewordPromise, statePromise } from "./commands/editing";
import { sendEvidence } from "./commands/evidence-file";
import { promiseForm, promisePage } from "./queries/editing";
import { promiseLedger } from "./queries/ledger";
import { Ledger, LedgerQuestion } from "./schema";
import {
  OnePromise,
  PromiseForm,
  PromisePage,
  RetirePromise,
  RewordPromise,
  SendEvidence,
  StatePromise,
} from "./schema/editing";

const write = allow("promise:write");

export const promises = router({
  ledger: allow("score:read")
    .input(LedgerQuestion)
    .output(Ledger)
    .query(({ ctx, input }) => promiseLedger(ctx.scope, input, ctx.now)),
  form: write.output(PromiseForm).query(({ ctx }) => promiseForm(ctx.scope, ctx.now)),
  one: write
    .input(OnePromise)
    .output(PromisePage)
    .query(({ ctx, input }) => promisePage(ctx.scope, input, ctx.now)),
  state: write
    .input(StatePromise)
    .output(OnePromise)
    .mutation(({ ctx, input }) => statePromise(ctx.scope, input)),
  reword: write
    .input(RewordPromise)
    .output(z.void())
    .mutation(({ ctx, input }) => rewordPromise(ctx.scope, input, ctx.now)),
  retire: write
    .input(RetirePromise)
    .output(z.void())
    .mutation(({ ctx, input }) => retirePromise(ctx.scope, input)),
  evidence: write
    .input(SendEvidence)
    .output(z.object({ id: z.int() }))
    .mutation(({ ctx, input }) => sendEvidence(ctx.scope, input, ctx.now)),
});
