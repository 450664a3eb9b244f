import { addDays, type Day } from "@/domain/period";
import { busyDaysOf, dayOfMonth, momentIn, type BusyDays, type SeedCalendar } from "./calendar";
import { profileOf, worldSeed, type Profile } from "./customers";
import { personas, type ChannelSlug, type SegmentSlug, type SurveyKey } from "./dimensions";
import { touchpoints } from "./journey";
import { pleasureOf, ratingsOf, type Ratings } from "./judgement";
import { randomOf, type Random } from "./random";
import { satisfactionAt } from "./satisfaction";
import { answerVolume, claimVolume, firstMonth, lastMonth, scheduled } from "./story";
import type { MonthIndex, SeedTouchpoint } from "./touchpoint";

/** One answer in a customer's life, before it has words and a number. */
export type Moment = Ratings &
  Readonly<{
    answeredAt: string;
    month: MonthIndex;
    touchpoint: SeedTouchpoint;
    survey: SurveyKey;
    channel: ChannelSlug;
    segment: SegmentSlug;
  }>;

export type Life = Readonly<{ profile: Profile; moments: readonly Moment[]; lostOn: Day | null }>;

/** Share of customers who leave within a year, by how they last answered (16 % over all). */
const lossAYear = { promoter: 0.1, passive: 0.17, detractor: 0.29, unasked: 0.16 } as const;

/** What a bad claim takes from the next answer; half of it is left at the one after. */
const badClaimMemory = -0.5;

/** Lives customers in a given calendar. Which day of a month an answer falls on is all that the calendar decides. */
export function livesIn(calendar: SeedCalendar): (index: number) => Life {
  const busyDays = busyDaysOf(calendar);
  const visits = visitsByCustomer();
  return (index) => {
    const profile = profileOf(index);
    const { moments, lostIn } = walk(profile, visits.get(index), busyDays);
    const lostOn = lostIn && addDays(dayOfMonth(calendar, lostIn.month), lostIn.day);
    return { profile, moments, lostOn: lostOn ?? null };
  };
}

type Visit = Readonly<{ month: MonthIndex; touchpoint: SeedTouchpoint }>;

/** The answers `scheduled` lists, each given to a customer of its own, from the first one on. */
function visitsByCustomer(): ReadonlyMap<number, Visit> {
  const visits = new Map<number, Visit>();
  let index = 0;
  for (const { touchpoint: slug, kind, perMonth } of scheduled) {
    const touchpoint = touchpoints.find((each) => each.slug === slug);
    if (!touchpoint) throw new RangeError(`No touchpoint ${slug}`);
    for (let month = firstMonth; month <= lastMonth; month++) {
      for (let n = 0; n < (perMonth[((month % 3) + 3) % 3] ?? 0); n++) {
        while (profileOf(index).kind !== kind || profileOf(index).isNew) index++;
        visits.set(index++, { month, touchpoint });
      }
    }
  }
  return visits;
}

type Walk = { moments: Moment[]; lostIn: { month: MonthIndex; day: number } | undefined };

function walk(profile: Profile, visit: Visit | undefined, busyDays: BusyDays): Walk {
  const random = randomOf(worldSeed, 2, profile.index);
  const moments: Moment[] = [];
  let memory = 0;
  for (let month = profile.months.first; month <= profile.months.last; month++) {
    const last = moments.at(-1);
    const isVisit = visit?.month === month;
    if (!isVisit && !visit && isLost(profile, last, random))
      return { moments, lostIn: { month, day: random.whole(0, 27) } };
    if (!isVisit && !random.chance(chanceIn(profile, month))) continue;
    const touchpoint = isVisit ? visit.touchpoint : touchpointFor(profile, month, last, random);
    const moment = momentOf({ profile, month, touchpoint, memory }, busyDays, random);
    moments.push(moment);
    memory = touchpoint.isClaim && moment.class === "detractor" ? badClaimMemory : memory / 2;
  }
  return { moments, lostIn: undefined };
}

function chanceIn({ kind, monthlyChance }: Profile, month: MonthIndex): number {
  return kind === "existing" ? monthlyChance * answerVolume(month) : monthlyChance;
}

function isLost({ kind }: Profile, last: Moment | undefined, random: Random): boolean {
  return kind === "existing" && random.chance(1 - (1 - lossAYear[last?.class ?? "unasked"]) ** (1 / 12));
}

/** Which place the customer is asked about: what there is for this kind, newcomers and open claims first. */
function touchpointFor(
  { kind, segments, months, isNew }: Profile,
  month: MonthIndex,
  last: Moment | undefined,
  random: Random,
): SeedTouchpoint {
  const isNewcomer = isNew && kind === "existing" && month <= months.first + 1;
  const hasClaim = last?.touchpoint.isClaim && month - last.month <= 2;
  const weights = touchpoints.map((touchpoint) => {
    const asked = touchpoint.asked[kind] ?? 0;
    if (asked === 0 || (touchpoint.segments && !touchpoint.segments.some((line) => segments.includes(line))))
      return 0;
    if (touchpoint.isClaim) {
      if (isNewcomer) return 0;
      return asked * claimVolume(month) * (hasClaim && touchpoint !== last.touchpoint ? 2.5 : 1);
    }
    return asked * (isNewcomer && purchasing.has(touchpoint.slug) ? 5 : 1);
  });
  return touchpoints[random.weighted(weights)] as SeedTouchpoint;
}

const purchasing = new Set([
  "online-quote",
  "e-signature",
  "payment",
  "policy-pack",
  "welcome-call",
  "first-bill",
]);

type Occasion = Readonly<{ profile: Profile; month: MonthIndex; touchpoint: SeedTouchpoint; memory: number }>;

function momentOf(
  { profile, month, touchpoint, memory }: Occasion,
  busyDays: BusyDays,
  random: Random,
): Moment {
  const answeredAt = momentIn(busyDays, month, random);
  const channel = channelFor(profile, touchpoint, random);
  const segment = lineFor(profile, touchpoint, random);
  const survey = surveyFor(profile, month, touchpoint, random);
  const { persona, disposition } = profile;
  const pleasure = pleasureOf({ touchpoint, month, channel, segment, persona, disposition, memory }, random);
  const ratings = ratingsOf(pleasure, survey, random);
  const csat = satisfactionAt(touchpoint.slug, ratings.csat, { index: profile.index, month });
  return { ...ratings, csat, answeredAt, month, touchpoint, survey, channel, segment };
}

function channelFor({ persona }: Profile, { channels }: SeedTouchpoint, random: Random): ChannelSlug {
  const liked: readonly ChannelSlug[] = personas.find(({ slug }) => slug === persona)?.channels ?? [];
  const possible = Object.keys(channels) as ChannelSlug[];
  const weights = possible.map((slug) => (channels[slug] ?? 0) * (liked.includes(slug) ? 2.5 : 1));
  return possible[random.weighted(weights)] ?? "website";
}

function lineFor(profile: Profile, touchpoint: SeedTouchpoint, random: Random): SegmentSlug {
  const fitting = profile.segments.filter(
    (line) => !touchpoint.segments || touchpoint.segments.includes(line),
  );
  return random.pick(fitting.length > 0 ? fitting : profile.segments);
}

/** Half a year before the quarter a pilot began to ask every second chat customer something else. */
function surveyFor(
  { kind }: Profile,
  month: MonthIndex,
  { slug, survey }: SeedTouchpoint,
  random: Random,
): SurveyKey {
  if (kind === "partner") return "broker";
  const isPilot = slug === "quote-chat" && month >= -6 && random.chance(0.5);
  return isPilot ? "chat-pilot" : survey;
}
