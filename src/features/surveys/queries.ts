import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import type { SurveyRow } from "./schema";

/** Every survey by name. */
export function surveyList(scope: Scope<"survey:read">): Promise<SurveyRow[]> {
  return inScope(
    scope,
    (tx) => tx.$queryRaw<SurveyRow[]>`
    SELECT id, name, identity_mode AS "identityMode", counts_in_score AS "countsInScore" FROM survey ORDER BY name`,
  );
}
