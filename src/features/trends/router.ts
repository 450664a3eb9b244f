import { allow, once, router } from "@/server/trpc";
import { detractorTrend } from "./queries/detractors";
import { scoreTrend } from "./queries/score";
import { DetractorTrend, ScoreTrend, TrendsAsked } from "./schema";

export const trends = router({
  score: allow("score:read")
    .input(TrendsAsked)
    .output(once(ScoreTrend))
    .query(({ ctx, input }) => scoreTrend(ctx.scope, input, ctx.now)),
  detractors: allow("score:read")
    .input(TrendsAsked)
    .output(once(DetractorTrend))
    .query(({ ctx, input }) => detractorTrend(ctx.scope, input, ctx.now)),
});
