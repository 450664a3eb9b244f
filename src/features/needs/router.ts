import { allow, once, router } from "@/server/trpc";
import { decisions } from "./queries/decisions";
import { Decisions } from "./schema";

export const needs = router({
  decisions: allow("target:approve")
    .output(once(Decisions))
    .query(({ ctx }) => decisions(ctx.scope, ctx.viewer, ctx.now)),
});
