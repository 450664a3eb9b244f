/** Addresses that mean something else under `/journey/…`. */
const reserved = new Set(["edit", "new"]);

/** The part of an address a name gives: "Claim status messages" → `claim-status-messages`. Never empty or reserved. */
export function slugFrom(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return slug === "" || reserved.has(slug) ? `${slug || "map"}-1` : slug;
}

/** The same, made different from those taken already. */
export function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const slug = slugFrom(name);
  if (!taken.has(slug)) return slug;
  let count = 2;
  while (taken.has(`${slug}-${count}`)) count++;
  return `${slug}-${count}`;
}
