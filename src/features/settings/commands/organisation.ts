import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { record } from "@/server/events";
import type { SaveOrganisation } from "../schema";

/** Changes what the organisation says of itself. Cards that were signed keep the periods they were signed for. */
export async function saveOrganisation(
  scope: Scope<"settings:write">,
  input: SaveOrganisation,
): Promise<void> {
  await inScope(scope, async (tx) => {
    const { currency, fiscalYearStart, openScorecards } = await tx.organisation.update({
      where: { id: 1 },
      data: input,
    });
    await record(tx, scope, {
      action: "organisation.change",
      object: "organisation:1",
      detail: { currency, fiscalYearStart, openScorecards },
    });
  });
}
