import { paths } from "@/paths";
import { LinkChoice } from "@/ui/layout/link-choice";
import type { Sort } from "../rules/order";
import { sortText } from "./sort-words";

const ORDERS = [
  { label: "Worst first", sort: { by: "target" } },
  { label: "Fair order", sort: { by: "fair" } },
  { label: "Name", sort: { by: "name" } },
] as const satisfies readonly { label: string; sort: Sort }[];

/** The orders that are no column; every column sorts by its head. */
export function OrderChoice({ sort, query }: { sort: Sort; query: Record<string, string | undefined> }) {
  return (
    <LinkChoice
      name="Order"
      options={ORDERS.map((order) => ({
        href: paths.scorecards({ ...query, sort: sortText(order.sort) }),
        label: order.label,
        isCurrent: order.sort.by === sort.by,
      }))}
    />
  );
}
