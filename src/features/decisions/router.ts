import { allow, once, router } from "@/server/trpc";
import { decisionsFor } from "./queries/decisions";
import { Decisions } from "./schema";

export const decisions = router({
  list: allow("target:approve")
    .output(once(Decisions))
    .query(({ ctx }) => decisionsFor(ctx.scope, ctx.viewer, ctx.now)),
});
