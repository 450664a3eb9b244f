import { createHash } from "node:crypto";

/**
 * What a statement begins with whose plan a connection is to keep: one whose best plan is the same for any parameters.
 * Planning is most of what a small statement costs; the server plans anew when tables, statistics or the acting role
 * change. A statement whose best plan depends on its parameters (a range of months over partitions, a searched word)
 * goes without, because the server may settle on a plan that is many times slower.
 */
const MARK = /^\s*\/\* planned once \*\//;
/** A name costs every connection the memory of a plan. */
const MOST = 250;

const names = new Map<string, string>();

/** The name under which a connection keeps a marked statement parsed and planned; empty for what is run as it comes. */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (!MARK.test(text) || names.size >= MOST) return "";
  // By its text: the same on every connection, whichever copy of this module gave it.
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 24);
  names.set(text, name);
  return name;
}
