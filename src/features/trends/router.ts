import { allow, once, router } from "@/server/trpc";
import { detractorTrend } from "./queries/detractors";
import { trendsFrame } from "./queries/frame";
import { scoreTrend } from "./queries/score";
import { DetractorTrend, ScoreTrend, TrendsAsked, TrendsFrame } from "./schema";

export const trends = router({
  frame: allow("score:read")
    .input(TrendsAsked)
    .output(TrendsFrame)
    .query(({ ctx, input }) => trendsFrame(ctx.scope, input, ctx.now)),
  score: allow("score:read")
    .input(TrendsAsked)
    .output(once(ScoreTrend))
    .query(({ ctx, input }) => scoreTrend(ctx.scope, input, ctx.now)),
  detractors: allow("score:read")
    .input(TrendsAsked)
    .output(once(DetractorTrend))
    .query(({ ctx, input }) => detractorTrend(ctx.scope, input, ctx.now)),
});
