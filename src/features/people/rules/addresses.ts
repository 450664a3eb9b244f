export type Addressee = { email: string; name: string };
export type ReadAddresses = { people: Addressee[]; unread: string[] };

const ADDRESS = /[^\s<>"',;]+@[^\s<>"',;]+\.[^\s<>"',;]+/;
const HEADING = /^"?(e-?mail|name|first name|address)\b/i;

/**
 * The people in what somebody pasted or in a CSV file: a line each, as `ana@company.com`, `Ana Lee <ana@company.com>`
 * or `Ana Lee;ana@company.com`. Several bare addresses may share a line. Lines without an address are given back.
 */
export function addressesIn(text: string): ReadAddresses {
  const people = new Map<string, Addressee>();
  const unread: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.replace(/^\uFEFF/, "").trim();
    if (!trimmed) continue;
    const found = peopleIn(trimmed);
    if (found.length === 0 && !HEADING.test(trimmed)) unread.push(trimmed.slice(0, 80));
    for (const one of found) if (!people.has(one.email)) people.set(one.email, one);
  }
  return { people: [...people.values()], unread };
}

function peopleIn(line: string): Addressee[] {
  const addresses = [...line.matchAll(new RegExp(ADDRESS, "g"))].map(([address]) => address);
  const [only] = addresses;
  if (addresses.length > 1) return addresses.map((email) => ({ email: email.toLowerCase(), name: "" }));
  if (!only) return [];
  const name = line
    .replace(only, "")
    .replaceAll(/["<>;,\t]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return [{ email: only.toLowerCase(), name: name.slice(0, 120) }];
}
