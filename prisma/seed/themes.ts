import type { PoolClient } from "pg";
import { themeQuery } from "@/features/feedback/rules/search";
import type { DepartmentSlug } from "./organisation";
import { idOf, type Ids } from "./records";

type SeedTheme = Readonly<{
  name: string;
  department: DepartmentSlug;
  phrases: readonly string[];
  exclusions?: readonly string[];
}>;

/** What Northgate's customers keep saying, in the words they say it with. */
const themes: readonly SeedTheme[] = [
  {
    name: "No news about the claim",
    department: "claims",
    phrases: [
      "no news",
      "is not a status",
      "status stops",
      "no word whether",
      "silence for",
      "keine Antwort",
      "aucune nouvelle",
      "I want an answer",
    ],
    exclusions: ["there was no news"],
  },
  {
    name: "Delay without an end",
    department: "claims",
    phrases: ["delay", "weeks ago", "still waiting", "still no payment", "garage waited", "refund took"],
  },
  {
    name: "Telling the story again",
    department: "contact-centre",
    phrases: [
      "from the beginning",
      "everything again",
      "same questions",
      "explained my problem",
      "same details",
      "same document",
      "each policy separately",
      "expliquer",
      "erklären",
    ],
  },
  {
    name: "No call back",
    department: "contact-centre",
    phrases: ["call back", "nobody rang", "rang once", "called back after", "please call me"],
    exclusions: ["call back came"],
  },
  {
    name: "Long queue on the phone",
    department: "contact-centre",
    phrases: ["in the queue", "in a queue", "on hold", "menu after menu"],
  },
  {
    name: "Price rise without a reason",
    department: "underwriting-pricing",
    phrases: [
      "price up",
      "not one word why",
      "price rise",
      "market conditions",
      "more and a letter",
      "new customers pay",
      "never had a claim and pay",
      "no surprises at renewal",
      "this is the thanks",
      "Prämie",
      "augmentation",
      "teurer",
    ],
  },
  {
    name: "Answers that contradict",
    department: "cx-office",
    phrases: [
      "says something else",
      "say different things",
      "different answer",
      "two different prices",
      "two letters",
      "three letters",
      "two bills",
      "above the one online",
    ],
  },
  {
    name: "Low or unexplained offer",
    department: "claims",
    phrases: ["below what", "denied with", "decent offer", "ignores half", "then a no", "without a reason"],
  },
  {
    name: "App and website fail",
    department: "digital-channels",
    phrases: [
      "logs me out",
      "logged out",
      "app crashed",
      "page froze",
      "was down",
      "refuses files",
      "quote was lost",
      "gone from the app",
      "website again",
    ],
  },
  {
    name: "Assessor did not come",
    department: "assessors-network",
    phrases: ["did not come", "first date for an assessor", "missed the cellar"],
  },
  {
    name: "Nobody takes responsibility",
    department: "cx-office",
    phrases: [
      "takes responsibility",
      "blame each other",
      "nobody owns it",
      "nobody admits",
      "one department to the next",
      "like a number",
      "anybody reading",
    ],
  },
  {
    name: "Helpful people",
    department: "people-training",
    phrases: [
      "was kind",
      "like a person",
      "listened first",
      "patient with",
      "solved it",
      "earned it",
      "real person",
      "somebody to ask",
      "apologised",
      "friendly",
      "freundlich",
      "bon accueil",
      "with an answer",
    ],
  },
  {
    name: "Kept informed",
    department: "claims",
    phrases: [
      "message at every step",
      "knew all the time",
      "would happen next",
      "wrote every Friday",
      "told me so at the start",
      "has my claim",
    ],
  },
  {
    name: "Quick and easy",
    department: "digital-channels",
    phrases: [
      "just works",
      "no printing",
      "nothing to type",
      "at once",
      "same day",
      "same afternoon",
      "schnell",
      "simple pages",
    ],
  },
  {
    name: "Paid as promised",
    department: "finance-payments",
    phrases: ["paid in full", "money was there", "paid before", "as promised"],
  },
  {
    name: "Fair price",
    department: "underwriting-pricing",
    phrases: [
      "price was fair",
      "quick and fair",
      "cheaper",
      "my old insurer",
      "did not move",
      "for the alarm",
    ],
  },
  {
    name: "Clear words",
    department: "marketing-brand",
    phrases: [
      "told me plainly",
      "easy to read",
      "clear letter",
      "clear comparison",
      "clear summary",
      "first page says",
      "explained what",
      "could follow",
      "read to the end",
    ],
  },
];

/** Writes the themes before any comment is coded, so that all of them count as coded by them. */
export async function writeThemes(client: PoolClient, departments: Ids, now: Date): Promise<void> {
  const rows = themes.map(({ name, department, phrases, exclusions = [] }) => ({
    name,
    department: idOf(departments, department),
    phrases,
    exclusions,
    query: themeQuery(phrases, exclusions),
  }));
  await client.query(
    `INSERT INTO theme (name, department_id, phrases, exclusions, query, coded_version, coded_at, created_at)
     SELECT name, department, phrases, exclusions, query::tsquery, 1, $2, $2
     FROM jsonb_to_recordset($1::jsonb) AS rows (name text, department int, phrases text[], exclusions text[], query text)`,
    [JSON.stringify(rows), now],
  );
}
