import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { saveCalendar } from "./commands/calendar";
import { saveForecast } from "./commands/forecast";
import { askReopening, decideReopening } from "./commands/reopen";
import { takeFigures, writeNote } from "./commands/review";
import { countersign, signCard } from "./commands/sign";
import { bandOf } from "./queries/band";
import { cardHistory } from "./queries/history";
import { signoffCalendar } from "./queries/settings";
import { signedTally } from "./queries/tally";
import {
  AskReopening,
  Band,
  CardHistory,
  Countersign,
  DecideReopening,
  OfDepartment,
  OfPeriod,
  SaveForecast,
  SignCard,
  SignedTally,
  SignoffCalendar,
  WriteNote,
} from "./schema";

export const signoff = router({
  band: allow("scorecard:read")
    .input(OfDepartment)
    .output(Band)
    .query(({ ctx, input }) => bandOf(ctx.scope, ctx.viewer, input.department, ctx.now)),
  history: allow("scorecard:read")
    .input(OfDepartment)
    .output(CardHistory)
    .query(({ ctx, input }) => cardHistory(ctx.scope, input.department, ctx.now)),
  tally: allow("scorecard:read")
    .output(SignedTally)
    .query(({ ctx }) => signedTally(ctx.scope, ctx.now)),
  forecast: allow("card:sign")
    .input(SaveForecast)
    .output(z.void())
    .mutation(({ ctx, input }) => saveForecast(ctx.scope, ctx.viewer, input, ctx.now)),
  takeFigures: allow("card:sign")
    .input(OfPeriod)
    .output(z.void())
    .mutation(({ ctx, input }) => takeFigures(ctx.scope, ctx.viewer, input, ctx.now)),
  writeNote: allow("card:sign")
    .input(WriteNote)
    .output(z.void())
    .mutation(({ ctx, input }) => writeNote(ctx.scope, input, ctx.now)),
  sign: allow("card:sign")
    .input(SignCard)
    .output(z.object({ id: z.int() }))
    .mutation(({ ctx, input }) => signCard(ctx.scope, input, ctx.now)),
  countersign: allow("card:countersign")
    .input(Countersign)
    .output(z.void())
    .mutation(({ ctx, input }) => countersign(ctx.scope, input, ctx.now)),
  askReopening: allow("card:reopen")
    .input(AskReopening)
    .output(z.void())
    .mutation(({ ctx, input }) => askReopening(ctx.scope, input, ctx.now)),
  decideReopening: allow("card:countersign")
    .input(DecideReopening)
    .output(z.void())
    .mutation(({ ctx, input }) => decideReopening(ctx.scope, input, ctx.now)),
  calendar: allow("settings:write")
    .output(SignoffCalendar)
    .query(({ ctx }) => signoffCalendar(ctx.scope, ctx.now)),
  saveCalendar: allow("settings:write")
    .input(SignoffCalendar)
    .output(z.void())
    .mutation(({ ctx, input }) => saveCalendar(ctx.scope, input, ctx.now)),
});
