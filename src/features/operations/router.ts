import * as z from "zod";
import { allow, anyone, router } from "@/server/trpc";
import { health, organisationName } from "./queries/health";
import { report } from "./queries/report";
import { Health, Report } from "./schema";

export const operations = router({
  health: anyone.output(Health).query(() => health()),
  organisation: anyone.output(z.string().optional()).query(() => organisationName()),
  report: allow("health:read")
    .output(Report)
    .query(({ ctx }) => report(ctx.scope, ctx.now)),
});
