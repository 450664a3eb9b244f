import * as z from "zod";
import { allow, allowProven, router } from "@/server/trpc";
import { liftHold, placeHold } from "./commands/holds";
import { savePrivacy } from "./commands/rules";
import { privacyPage } from "./queries/page";
import { privacyPreview } from "./queries/preview";
import { LiftHold, PlaceHold, PrivacyPage, PrivacyPreview, PrivacyRules } from "./schema";

const read = allow("privacy:write");
const write = allowProven("privacy:write");

export const privacy = router({
  page: read.output(PrivacyPage).query(({ ctx }) => privacyPage(ctx.scope)),
  preview: read
    .input(PrivacyRules)
    .output(PrivacyPreview)
    .query(({ ctx, input }) => privacyPreview(ctx.scope, input, ctx)),
  save: write
    .input(PrivacyRules)
    .output(z.void())
    .mutation(({ ctx, input }) => savePrivacy(ctx.scope, input, ctx.now)),
  // A mutation, so that an address is in no URL and no log.
  placeHold: write
    .input(PlaceHold)
    .output(z.void())
    .mutation(({ ctx, input }) => placeHold(ctx.scope, ctx.viewer, input, ctx.now)),
  liftHold: write
    .input(LiftHold)
    .output(z.void())
    .mutation(({ ctx, input }) => liftHold(ctx.scope, input.id, ctx.now)),
});
