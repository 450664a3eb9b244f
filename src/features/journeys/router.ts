import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { changeDraft, createMap, discardDraft } from "./commands/drafts";
import { noteFile } from "./commands/note-file";
import { publishDraft } from "./commands/publish";
import { offerTransfer, settleTransfer } from "./commands/transfers";
import { draftPage, previewOf } from "./queries/draft";
import { journeyMap } from "./queries/map";
import { defaultMap } from "./queries/maps";
import { openTransfers, ownershipOfTouchpoint } from "./queries/transfers";
import { Handed, OfferTransfer, OpenTransfer, Ownership, SettleTransfer } from "./schema/transfer";
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

const transfers = router({
  open: allow("journey:read")
    .input(z.object({ department: Slug }))
    .output(z.array(OpenTransfer))
    .query(({ ctx, input }) => openTransfers(ctx.scope, ctx.viewer, input, ctx.now)),
  ownership: allow("journey:read")
    .input(z.object({ touchpointId: z.int().positive() }))
    .output(Ownership)
    .query(({ ctx, input }) => ownershipOfTouchpoint(ctx.scope, ctx.viewer, input, ctx.now)),
  offer: allow("ownership:transfer")
    .input(OfferTransfer)
    .output(Handed)
    .mutation(({ ctx, input }) => offerTransfer(ctx.scope, input, ctx.now)),
  settle: allow("ownership:transfer")
    .input(SettleTransfer)
    .output(Handed)
    .mutation(({ ctx, input }) => settleTransfer(ctx.scope, input, ctx.now)),
});

export const journeys = router({
  transfers,
  first: allow("journey:read")
    .output(z.object({ slug: z.string().nullable(), mayEdit: z.boolean() }))
    .query(({ ctx }) => defaultMap(ctx.scope, ctx.viewer)),
  map: allow("journey:read")
    .input(MapQuestion)
    .output(JourneyMap)
    .query(({ ctx, input }) => journeyMap(ctx.scope, ctx.viewer, input)),
  noteFile: allow("journey:read")
    .input(OneMap.extend({ format: z.enum(["csv", "svg"]) }))
    .output(z.void())
    .mutation(({ ctx, input }) => noteFile(ctx.scope, input)),
  draft: allow("journey:write")
    .input(OneMap)
    .output(DraftPage)
    .query(({ ctx, input }) => draftPage(ctx.scope, input.slug, ctx.now)),
  preview: allow("journey:write")
    .input(OneMap)
    .output(Publication)
    .query(({ ctx, input }) => previewOf(ctx.scope, ctx.viewer, input.slug, ctx.now)),
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
    .mutation(({ ctx, input }) => publishDraft(ctx.scope, ctx.viewer, input, ctx.now)),
  discard: allow("journey:write")
    .input(OneMap)
    .output(z.void())
    .mutation(({ ctx, input }) => discardDraft(ctx.scope, input.slug)),
});
