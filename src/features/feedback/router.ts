import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { noteFile } from "./commands/note-file";
import { removeTheme, saveTheme } from "./commands/themes";
import { removeView, saveView } from "./commands/views";
import { fileRows } from "./queries/file-rows";
import { moreComments } from "./queries/more";
import { movers } from "./queries/movers";
import { feedbackPage } from "./queries/page";
import { previewTheme, suggestedPhrases, themeEditor } from "./queries/theme-editor";
import {
  CommentPage,
  FeedbackAsked,
  FeedbackPage,
  FileRows,
  NoteFile,
  SavedView,
  SaveView,
  SuggestedPhrase,
  ThemeDraft,
  ThemeEditor,
  ThemePreview,
} from "./schema";
import { MoversAsked, MoversPage } from "./schema/movers";

const Id = z.object({ id: z.int().positive() });

export const feedback = router({
  page: allow("comment:read")
    .input(FeedbackAsked)
    .output(FeedbackPage)
    .query(({ ctx, input }) => feedbackPage(ctx.scope, ctx.viewer, input, ctx.now)),
  more: allow("comment:read")
    .input(FeedbackAsked)
    .output(CommentPage)
    .query(({ ctx, input }) => moreComments(ctx.scope, ctx.viewer, input, ctx.now)),
  movers: allow("comment:read")
    .input(MoversAsked)
    .output(MoversPage)
    .query(({ ctx, input }) => movers(ctx.scope, ctx.viewer, input, ctx.now)),
  editor: allow("theme:write")
    .input(z.undefined())
    .output(ThemeEditor)
    .query(({ ctx }) => themeEditor(ctx.scope, ctx.viewer, ctx.now)),
  preview: allow("comment:read")
    .input(
      z.object({
        asked: FeedbackAsked,
        draft: ThemeDraft.pick({ touchpointIds: true, exclusions: true }).extend({
          phrases: ThemeDraft.shape.exclusions,
        }),
      }),
    )
    .output(ThemePreview)
    .query(({ ctx, input }) => previewTheme({ scope: ctx.scope, actor: ctx.viewer, now: ctx.now }, input)),
  suggest: allow("comment:read")
    .input(FeedbackAsked)
    .output(z.array(SuggestedPhrase))
    .query(({ ctx, input }) =>
      suggestedPhrases({ scope: ctx.scope, actor: ctx.viewer, now: ctx.now }, input),
    ),
  saveTheme: allow("theme:write")
    .input(ThemeDraft.extend({ id: z.int().positive().optional() }))
    .output(z.object({ id: z.int() }))
    .mutation(({ ctx, input }) => saveTheme(ctx.scope, input)),
  removeTheme: allow("theme:write")
    .input(Id)
    .output(z.void())
    .mutation(({ ctx, input }) => removeTheme(ctx.scope, input.id)),
  saveView: allow("comment:read")
    .input(SaveView)
    .output(SavedView.pick({ id: true }))
    .mutation(({ ctx, input }) => saveView(ctx.scope, input)),
  removeView: allow("comment:read")
    .input(Id)
    .output(z.void())
    .mutation(({ ctx, input }) => removeView(ctx.scope, input.id)),
  noteFile: allow("comment:export")
    .input(NoteFile)
    .output(z.void())
    .mutation(({ ctx, input }) => noteFile(ctx.scope, input)),
  fileRows: allow("comment:export")
    .input(FeedbackAsked)
    .output(FileRows)
    .query(({ ctx, input }) => fileRows(ctx.scope, ctx.viewer, input, ctx.now)),
});
