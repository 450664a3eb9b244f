import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { acknowledgeCase, assignCase, claimCase, closeCase, reopenCase, routeCase } from "./commands/handle";
import { casesAtDepartment } from "./queries/at-department";
import { casePage } from "./queries/case-page";
import { casesOf } from "./queries/cases";
import {
  AcknowledgeCase,
  AssignCase,
  CasePage,
  Cases,
  CasesAtDepartment,
  CasesQuestion,
  ChangeCase,
  CloseCase,
  OfDepartment,
  OneCase,
  ReopenCase,
  RouteCase,
} from "./schema";

const read = allow("case:read");
const handle = allow("case:handle").output(z.void());

export const cases = router({
  list: read
    .input(CasesQuestion)
    .output(Cases)
    .query(({ ctx, input }) => casesOf(ctx.scope, input, ctx.now)),
  atDepartment: read
    .input(OfDepartment)
    .output(CasesAtDepartment)
    .query(({ ctx, input }) => casesAtDepartment(ctx.scope, input, ctx.now)),
  one: read
    .input(OneCase)
    .output(CasePage)
    .query(({ ctx, input }) => casePage(ctx.scope, ctx.viewer, input, ctx.now)),
  claim: handle.input(ChangeCase).mutation(({ ctx, input }) => claimCase(ctx.scope, input, ctx.now)),
  assign: handle.input(AssignCase).mutation(({ ctx, input }) => assignCase(ctx.scope, input, ctx.now)),
  acknowledge: handle
    .input(AcknowledgeCase)
    .mutation(({ ctx, input }) => acknowledgeCase(ctx.scope, input, ctx.now)),
  close: handle.input(CloseCase).mutation(({ ctx, input }) => closeCase(ctx.scope, input, ctx.now)),
  reopen: handle.input(ReopenCase).mutation(({ ctx, input }) => reopenCase(ctx.scope, input, ctx.now)),
  route: handle.input(RouteCase).mutation(({ ctx, input }) => routeCase(ctx.scope, input, ctx.now)),
});
