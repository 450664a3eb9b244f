import { askedFrom, queryFor, withoutFilters, type Search } from "@/features/responses/ui/url";
import type { FeedbackAsked, FeedbackPage } from "../schema";

/** Reads the page's URL: the filters of every page of figures, and those of comments. */
export function feedbackAskedFrom(search: Search): FeedbackAsked {
  const asked = askedFrom(search);
  const notices = [...asked.notices];
  const one = (name: string) => {
    const value = search[name];
    return ((Array.isArray(value) ? value[0] : value) ?? "").replaceAll("\0", "");
  };
  const parts = (name: string, fits: RegExp) => {
    const all = one(name)
      .slice(0, 400)
      .split(",")
      .filter((part) => part !== "");
    const good = all.filter((part) => fits.test(part));
    if (good.length < all.length) notices.push(`A filter by ${name} was removed: it is not one Kept knows.`);
    return [...new Set(good)];
  };
  const theme = parts("theme", /^[1-9]\d{0,8}$/)[0];
  return {
    ...asked,
    words: one("q").slice(0, 200),
    theme: theme === undefined ? undefined : Number(theme),
    languages: parts("language", /^[a-z]{2,3}$/).slice(0, 20),
    emotions: parts("emotion", /^(-[12]|[012])$/).map(Number),
    after: one("after").slice(0, 80) || undefined,
    notices: notices.slice(0, 10),
  };
}

type Query = Record<string, string | undefined>;
export type InView = Pick<FeedbackPage, "view" | "said">;

/** The search parameters of this view of comments with something of it changed; an `undefined` removes. */
export function feedbackQuery({ view, said }: InView, change: Query = {}): Query {
  return { ...queryFor(view), ...ownQuery(said), ...change };
}

/** What only this page knows of its URL: words, theme, language, emotion. */
export function ownQuery({ words, theme, languages, emotions }: FeedbackPage["said"]): Query {
  return {
    q: words || undefined,
    theme: theme?.id.toString(),
    language: languages.join(",") || undefined,
    emotion: emotions.join(",") || undefined,
  };
}

/** The period and the comparison alone. */
export function clearedQuery({ view }: InView): Query {
  return queryFor(view, withoutFilters);
}

/** A value put into or taken out of a list such as "1,4". */
export function toggled(list: string | undefined, value: string): string | undefined {
  const values = (list ?? "").split(",").filter((one) => one !== "");
  const rest = values.filter((one) => one !== value);
  return (rest.length < values.length ? rest : [...values, value]).join(",") || undefined;
}
