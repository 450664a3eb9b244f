import { npsClasses, type NpsClass } from "@/domain/nps";
import type { Search } from "@/features/responses/ui/url";
import type { MoversAsked, MoversPage } from "../schema/movers";

/** Customers who went one way, if the address names both classes; undefined for every other address of the page. */
export function moversAskedFrom(search: Search): MoversAsked | undefined {
  const one = (name: string) => {
    const value = search[name];
    return (Array.isArray(value) ? value[0] : value)?.replaceAll("\0", "").slice(0, 40);
  };
  const classIn = (name: string): NpsClass | undefined => npsClasses.find((known) => known === one(name));
  const [was, is] = [classIn("from-class"), classIn("to-class")];
  if (!was || !is) return undefined;
  return { from: short(one("from")), to: short(one("to")), was, is, after: one("after") };
}

/** No key of a period is longer. */
const short = (key: string | undefined) => key?.slice(0, 20);

/** The address's own parameters of this list. */
export function moversQuery({ from, to, was, is }: MoversPage): Record<string, string> {
  return { from: from.key, to: to.key, "from-class": was, "to-class": is };
}
