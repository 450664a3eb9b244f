import { allow, router } from "@/server/trpc";
import { scoreTrend } from "./queries/score";
import { ScoreTrend, TrendsAsked } from "./schema";

export const trends = router({
  score: allow("score:read")
    .input(TrendsAsked)
    .output(ScoreTrend)
    .query(({ ctx, input }) => scoreTrend(ctx.scope, input, ctx.now)),
});
