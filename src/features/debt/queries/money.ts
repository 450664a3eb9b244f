import { blindFrom, type Scope } from "@/access/scope";
import { namedDepartments } from "@/features/responses/queries/departments";
import { rulesOf } from "@/features/responses/queries/settings";
import { inScope } from "@/server/db";
import { moneyOf } from "../rules/money";
import { ComputedMoney, type Money } from "../schema";
import { computed, ownersIn } from "./computed";

/** What customers' moods are worth: revenue of detractors, revenue at risk, and revenue that says nothing. */
export async function money(scope: Scope<"revenue:read">): Promise<Money> {
  const { fewestAnswers, currency } = await rulesOf();
  return inScope(scope, async (tx) => {
    // Moods are of now: they hold the period that is kept from whoever still has to forecast it.
    const stored = blindFrom(scope) === undefined ? await computed(tx, "money", ComputedMoney) : undefined;
    if (!stored) return { currency, departments: [] };
    const ownerOf = await ownersIn(tx, stored.value.cells);
    const cells = stored.value.cells.map((cell) => ({ ...cell, key: ownerOf(cell) }));
    const rest = { departments: await namedDepartments(tx), reach: scope.departments, fewestAnswers };
    return { asOf: stored.asOf, currency, ...moneyOf({ stored: stored.value, cells, ...rest }) };
  });
}
