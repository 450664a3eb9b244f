import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { changeDraft, createMap, discardDraft } from "./commands/drafts";
import { publishDraft } from "./commands/publish";
import { draftPage, previewOf } from "./queries/draft";
import { journeyMap } from "./queries/map";
import { defaultMap } from "./queries/maps";
import {
  ChangeDraft,
  ChangedDraft,
  DraftPage,
  JourneyMap,
  MapQuestion,
  NewMap,
  Publication,
  Slug,
} from "./schema";

const OneMap = z.object({ slug: Slug });

export const journeys = router({
  first: allow("journey:read")
    .output(z.object({ slug: z.string().nullable(), mayEdit: z.boolean() }))
    .query(({ ctx }) => defaultMap(ctx.scope, ctx.viewer)),
  map: allow("journey:read")
    .input(MapQuestion)
    .output(JourneyMap)
    .query(({ ctx, input }) => journeyMap(ctx.scope, ctx.viewer, input)),
  draft: allow("journey:write")
    .input(OneMap)
    .output(DraftPage)
    .query(({ ctx, input }) => draftPage(ctx.scope, input.slug, ctx.now)),
  preview: allow("journey:write")
    .input(OneMap)
    .output(Publication)
    .query(({ ctx, input }) => previewOf(ctx.scope, input.slug, ctx.now)),
  create: allow("journey:write")
    .input(NewMap)
    .output(OneMap)
    .mutation(({ ctx, input }) => createMap(ctx.scope, input, ctx.now)),
  change: allow("journey:write")
    .input(ChangeDraft)
    .output(ChangedDraft)
    .mutation(({ ctx, input }) => changeDraft(ctx.scope, input, ctx.now)),
  publish: allow("journey:write")
    .input(OneMap.extend({ version: z.int().min(0) }))
    .output(Publication.extend({ version: z.int().optional() }))
    .mutation(({ ctx, input }) => publishDraft(ctx.scope, input, ctx.now)),
  discard: allow("journey:write")
    .input(OneMap)
    .output(z.void())
    .mutation(({ ctx, input }) => discardDraft(ctx.scope, input.slug)),
});
