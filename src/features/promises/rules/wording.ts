/** Why a new wording cannot hold from a day on, in a sentence. What was published before stays tested as it was. */
export function wordingRefusal(given: {
  validFrom: string;
  lastFrom: string;
  today: string;
  isRetired: boolean;
}): string | undefined {
  const { validFrom, lastFrom, today, isRetired } = given;
  if (isRetired) return "This promise is retired. State a new one.";
  if (validFrom <= lastFrom) return `The wording in force began on ${lastFrom}. Choose a later day.`;
  return validFrom < today
    ? "What was published until now stays tested as it was. Choose today or a later day."
    : undefined;
}

/** The part of an address its words give, made different from those taken: "Decided in 48 hours" → `decided-in-48-hours`. */
export function promiseSlug(text: string, taken: ReadonlySet<string>): string {
  const slug =
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "promise";
  if (slug !== "new" && !taken.has(slug)) return slug;
  let count = 2;
  while (taken.has(`${slug}-${count}`)) count++;
  return `${slug}-${count}`;
}
