import { allow, once, router } from "@/server/trpc";
import { detractorTrend } from "./queries/detractors";
import { fairOrders } from "./queries/order";
import { trendsFrame } from "./queries/frame";
import { scoreTrend } from "./queries/score";
import * as z from "zod";
import { noteFile } from "./commands";
import { DetractorTrend, FairOrders, NoteFile, ScoreTrend, TrendsAsked, TrendsFrame } from "./schema";

export const trends = router({
  noteFile: allow("score:read")
    .input(NoteFile)
    .output(z.void())
    .mutation(({ ctx, input }) => noteFile(ctx.scope, input)),
  frame: allow("score:read")
    .input(TrendsAsked)
    .output(TrendsFrame)
    .query(({ ctx, input }) => trendsFrame(ctx.scope, input, ctx.now)),
  score: allow("score:read")
    .input(TrendsAsked)
    .output(once(ScoreTrend))
    .query(({ ctx, input }) => scoreTrend(ctx.scope, input, ctx.now)),
  order: allow("score:read")
    .input(TrendsAsked)
    .output(once(FairOrders))
    .query(({ ctx, input }) => fairOrders(ctx.scope, input, ctx.now)),
  detractors: allow("score:read")
    .input(TrendsAsked)
    .output(once(DetractorTrend))
    .query(({ ctx, input }) => detractorTrend(ctx.scope, input, ctx.now)),
});
