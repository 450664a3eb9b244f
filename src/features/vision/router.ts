import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { acknowledgeVision, writeVision } from "./commands/vision";
import { visionPage } from "./queries/vision";
import { AcknowledgeVision, VisionPage, WriteVision } from "./schema";

export const vision = router({
  page: allow("vision:read")
    .output(VisionPage)
    .query(({ ctx }) => visionPage(ctx.scope, ctx.viewer)),
  write: allow("vision:write")
    .input(WriteVision)
    .output(z.object({ number: z.int() }))
    .mutation(({ ctx, input }) => writeVision(ctx.scope, input, ctx.now)),
  acknowledge: allow("vision:acknowledge")
    .input(AcknowledgeVision)
    .output(z.void())
    .mutation(({ ctx, input }) => acknowledgeVision(ctx.scope, input, ctx.now)),
});
