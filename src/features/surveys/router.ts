import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { createSurvey } from "./commands";
import { surveyList } from "./queries";
import { CreateSurvey, SurveyRow } from "./schema";

export const surveys = router({
  list: allow("survey:read")
    .output(z.array(SurveyRow))
    .query(({ ctx }) => surveyList(ctx.scope)),
  create: allow("import:create")
    .input(CreateSurvey)
    .output(SurveyRow)
    .mutation(({ ctx, input }) => createSurvey(ctx.scope, input)),
});
