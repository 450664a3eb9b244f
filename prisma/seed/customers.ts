import type { Day } from "@/domain/period";
import { personas, segments, type PersonaSlug, type SegmentSlug } from "./dimensions";
import { firmName, personName } from "./names";
import { randomOf, type Random } from "./random";
import { firstMonth, lastMonth } from "./story";
import type { Kind, MonthIndex } from "./touchpoint";

/** Changes every draw of the world. */
export const worldSeed = 20_261_121;

/** How many people and firms are asked; some never answer and are not part of the sample. */
export const askedCustomers = 20_300;

export type Language = "en" | "de" | "fr";

/** A customer as the insurer's own records have it. */
export type SeedCustomer = Readonly<{
  kind: Kind;
  /** The insurer's own number. */
  ref: string;
  name: string;
  email: string;
  /** Premium a year in pounds, two decimals; null for people without a policy, and for brokers: it is their clients'. */
  revenue: string | null;
  lostOn: Day | null;
}>;

/** A customer, and what makes this one answer the way they do. */
export type Profile = Omit<SeedCustomer, "lostOn"> &
  Readonly<{
    index: number;
    language: Language;
    segments: readonly SegmentSlug[];
    persona: PersonaSlug | undefined;
    /** How kindly this customer judges everything, standard normal; it stays. */
    disposition: number;
    /** Chance to answer in any one month. */
    monthlyChance: number;
    /** First and last month in which there is anything to ask. */
    months: Readonly<{ first: MonthIndex; last: MonthIndex }>;
    isNew: boolean;
  }>;

/** The customer of a number: always the same one. */
export function profileOf(index: number): Profile {
  const random = randomOf(worldSeed, 1, index);
  const kind = kindOf(random);
  const lines = linesOf(kind, random);
  const isNew = kind !== "partner" && random.chance(kind === "prospective" ? 1 : 0.33);
  const joined = isNew ? random.whole(firstMonth, lastMonth) : firstMonth;
  const { name, email } = nameOf(kind, index, random);
  return {
    index,
    kind,
    ref: `${kind === "partner" ? "B" : "N"}-${100_000 + index}`,
    name,
    email,
    revenue: kind === "existing" ? revenueOf(lines, random) : null,
    language: (["en", "de", "fr"] as const)[random.weighted([94, 3.5, 2.5])] ?? "en",
    segments: lines,
    persona: personaOf(kind, lines, random),
    disposition: random.normal(),
    monthlyChance:
      kind === "prospective" ? 0.6 : Math.min(0.6, 0.22 * Math.exp(0.35 * random.normal() - 0.06)),
    months: { first: joined, last: kind === "prospective" ? joined + 1 : lastMonth },
    isNew,
  };
}

function kindOf(random: Random): Kind {
  return (["existing", "prospective", "partner"] as const)[random.weighted([87.5, 9, 3.5])] ?? "existing";
}

function linesOf(kind: Kind, random: Random): readonly SegmentSlug[] {
  const shares = segments.map(({ share }) => share);
  const draw = () => segments[random.weighted(shares)]?.slug ?? "motor";
  const first = draw();
  const second = draw();
  return second !== first && random.chance(kind === "existing" ? 0.4 : 0.15) ? [first, second] : [first];
}

/** Lognormal: most pay a few hundred pounds a year, a few firms tens of thousands. */
function revenueOf(lines: readonly SegmentSlug[], random: Random): string {
  const pounds = segments
    .filter(({ slug }) => lines.includes(slug))
    .reduce((sum, { revenue, spread }) => sum + revenue * Math.exp(spread * random.normal()), 0);
  return pounds.toFixed(2);
}

/** Not everybody is like one of the four: one customer in eight has no persona. */
function personaOf(kind: Kind, [line]: readonly SegmentSlug[], random: Random): PersonaSlug | undefined {
  if (kind === "partner") return "broker-bilal";
  const likely: Record<SegmentSlug, readonly number[]> = {
    motor: [50, 32, 2, 10],
    home: [14, 52, 4, 24],
    health: [6, 38, 2, 46],
    life: [8, 34, 6, 46],
    "small-business": [2, 10, 76, 4],
  };
  const drawn = random.weighted(likely[line ?? "motor"]);
  return random.chance(0.12) ? undefined : personas[drawn]?.slug;
}

function nameOf(kind: Kind, index: number, random: Random): Pick<SeedCustomer, "name" | "email"> {
  const { first, last } = personName(random);
  const name = kind === "partner" ? firmName(random) : `${first} ${last}`;
  return { name, email: `${first}.${last}.${index}@mail.example`.toLowerCase() };
}
