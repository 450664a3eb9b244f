import * as z from "zod";
import { allow, once, router } from "@/server/trpc";
import { debt, recovery } from "@/features/debt/queries/debt";
import { debtor, debtors } from "@/features/debt/queries/debtors";
import { money } from "@/features/debt/queries/money";
import { AskedPeriod, Debt, Money, Recovery } from "@/features/debt/schema";
import { AskedDebtor, AskedDebtors, DebtorLedger, Debtors } from "@/features/debt/schema/debtors";
import { movement } from "@/features/movement/queries/movement";
import { AskedMovement, Movement } from "@/features/movement/schema";
import { drivers } from "@/features/drivers/queries/drivers";
import { AskedDrivers, Drivers } from "@/features/drivers/schema";
import { decideBaseline } from "./commands/baseline";
import { addTrendEvent, changeTrendEvent, removeTrendEvent } from "./commands/trend-events";
import { baselines } from "./queries/baselines";
import { departmentPage } from "./queries/department";
import { journeyFigures } from "./queries/journey";
import { journeyThemes } from "./queries/journey-themes";
import { computedMarks } from "./queries/marks";
import { ComputedMarks, JourneyThemes } from "./schema/journey-extras";
import { overview } from "./queries/overview";
import { placePage } from "./queries/place";
import { trendEvents } from "./queries/trend-events";
import { Asked } from "@/features/responses/schema";
import {
  AddTrendEvent,
  ChangeTrendEvent,
  Baselines,
  DecideBaseline,
  DepartmentPage,
  JourneyFigures,
  Overview,
  PlacePage,
  TrendEventId,
  TrendEvents,
  TrendScope,
} from "./schema";

const events = router({
  list: allow("score:read")
    .input(TrendScope)
    .output(once(TrendEvents))
    .query(({ ctx, input }) => trendEvents(ctx.scope, ctx.viewer, input)),
  add: allow("event:write")
    .input(AddTrendEvent)
    .output(TrendEventId)
    .mutation(({ ctx, input }) => addTrendEvent(ctx.scope, input, ctx.now)),
  change: allow("event:write")
    .input(ChangeTrendEvent)
    .output(z.void())
    .mutation(({ ctx, input }) => changeTrendEvent(ctx.scope, input, ctx.now)),
  remove: allow("event:write")
    .input(TrendEventId)
    .output(z.void())
    .mutation(({ ctx, input }) => removeTrendEvent(ctx.scope, input.id)),
});

const baseline = router({
  list: allow("score:read")
    .input(TrendScope)
    .output(Baselines)
    .query(({ ctx, input }) => baselines(ctx.scope, ctx.viewer, input)),
  decide: allow("baseline:write")
    .input(DecideBaseline)
    .output(z.void())
    .mutation(({ ctx, input }) => decideBaseline(ctx.scope, input, ctx.now)),
});

export const loyalty = router({
  events,
  baseline,
  drivers: allow("score:read")
    .input(AskedDrivers)
    .output(Drivers)
    .query(({ ctx, input }) => drivers(ctx.scope, input)),
  overview: allow("score:read")
    .input(Asked)
    .output(once(Overview))
    .query(({ ctx, input }) => overview(ctx.scope, ctx.viewer, input, ctx.now)),
  department: allow("department:read")
    .input(z.object({ slug: z.string().max(100), asked: Asked }))
    .output(DepartmentPage)
    .query(({ ctx, input }) => departmentPage(ctx.scope, ctx.viewer, input, ctx.now)),
  movement: allow("score:read")
    .input(AskedMovement)
    .output(Movement)
    .query(({ ctx, input }) => movement(ctx.scope, input, ctx.now, ctx.viewer)),
  debt: allow("score:read")
    .input(AskedPeriod)
    .output(Debt)
    .query(({ ctx, input }) => debt(ctx.scope, input, ctx.now)),
  debtors: allow("comment:read")
    .input(AskedDebtors)
    .output(Debtors)
    .query(({ ctx, input }) => debtors(ctx.scope, ctx.viewer, input)),
  debtor: allow("comment:read")
    .input(AskedDebtor)
    .output(DebtorLedger)
    .query(({ ctx, input }) => debtor(ctx.scope, ctx.viewer, input)),
  recovery: allow("score:read")
    .input(AskedPeriod)
    .output(Recovery)
    .query(({ ctx, input }) => recovery(ctx.scope, input, ctx.now)),
  money: allow("revenue:read")
    .output(Money)
    .query(({ ctx }) => money(ctx.scope)),
  journeyFigures: allow("score:read")
    .input(z.object({ journey: z.string().max(100), asked: Asked }))
    .output(once(JourneyFigures))
    .query(({ ctx, input }) => journeyFigures(ctx.scope, input, ctx.now)),
  journeyThemes: allow("score:read")
    .input(z.object({ journey: z.string().max(100), asked: Asked }))
    .output(JourneyThemes)
    .query(({ ctx, input }) => journeyThemes(ctx.scope, input, ctx.now)),
  marks: allow("score:read")
    .output(ComputedMarks)
    .query(({ ctx }) => computedMarks(ctx.scope)),
  place: allow("score:read")
    .input(z.object({ touchpoints: z.array(z.int().positive()).max(200), asked: Asked }))
    .output(PlacePage)
    .query(({ ctx, input }) => placePage(ctx.scope, ctx.viewer, input, ctx.now)),
});
