import type { Scope } from "@/access/scope";
import { fairListOf } from "../rules/order";
import type { FairOrders, TrendsAsked } from "../schema";
import { countedFor } from "./counted";
import { keptLine, namesOf, withinReach } from "./line";

/** Departments and touchpoints of the period in a fair order, of those a reader reaches and whose figure may be shown. */
export function fairOrders(scope: Scope<"score:read">, asked: TrendsAsked, now: Date): Promise<FairOrders> {
  const question = { ...asked, limits: false };
  return keptLine("fair order", { scope, asked: question, now }, async (tx, line) => {
    const { settled, filters, whole, choices, fewestAnswers } = line;
    const places = await countedFor(tx, scope, {
      settled,
      filters: withinReach(filters, scope),
      by: "touchpoints",
    });
    return {
      departments: fairListOf(whole.now, await namesOf(tx, "departments", choices), fewestAnswers),
      touchpoints: fairListOf(places.now, await namesOf(tx, "touchpoints", choices), fewestAnswers),
    };
  });
}
