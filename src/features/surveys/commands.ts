import type { Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { identityRefusal } from "./rules";
import type { CreateSurvey, SurveyRow } from "./schema";

/** Creates a survey with typed questions. Refuses a taken name and an identity mode that cannot be honoured yet. */
export function createSurvey(scope: Scope<"import:create">, input: CreateSurvey): Promise<SurveyRow> {
  const refusal = identityRefusal(input.identityMode);
  if (refusal) return Promise.reject(new Refusal(refusal));
  return inScope(scope, async (tx) => {
    if (await tx.survey.findUnique({ where: { name: input.name } }))
      throw new Refusal("A survey with this name exists already.");
    const { name, identityMode, countsInScore, questions } = input;
    const numbered = questions.map((question, position) => ({ ...question, position }));
    const survey = await tx.survey.create({
      data: { name, identityMode, countsInScore, questions: { create: numbered } },
    });
    await record(tx, scope, { action: "survey.create", object: `survey:${survey.id}` });
    return { id: survey.id, name, identityMode, countsInScore };
  });
}

/** The survey an import belongs to: found by its name, or made as an identified one. */
export async function surveyNamed(tx: Tx, name: string, countsInScore: boolean): Promise<number> {
  const survey = await tx.survey.upsert({
    where: { name },
    create: { name, countsInScore },
    update: {},
    select: { id: true },
  });
  return survey.id;
}
