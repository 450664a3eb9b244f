import type { PoolClient } from "pg";
import type { SeedCalendar } from "./calendar";
import { copyRows } from "./copy";
import { worldSeed, type SeedCustomer } from "./customers";
import type { ChannelSlug } from "./dimensions";
import { randomOf, type Random } from "./random";
import { idOf, type Dimensions } from "./records";

/** A survey outside the score that asks one thing after each step of a matter: how easy it was. */
export const stepSurvey = "How easy was each step?";

/** What customers do one after the other: by which channels, how often in a hundred matters, and how easy the second was. */
type Way = Readonly<{
  touchpoints: readonly [string, string];
  channels: readonly [ChannelSlug, ChannelSlug];
  of100: number;
  ease: number;
}>;

/** Whoever reports a claim on the phone and must go on by letter, or starts in the app and ends on the phone, starts anew. */
const ways: readonly Way[] = [
  { touchpoints: ["claim-report", "claim-status"], channels: ["app", "app"], of100: 26, ease: 5.5 },
  { touchpoints: ["claim-report", "claim-status"], channels: ["phone", "phone"], of100: 20, ease: 5.1 },
  { touchpoints: ["claim-report", "claim-status"], channels: ["app", "phone"], of100: 14, ease: 3.7 },
  { touchpoints: ["claim-report", "claim-status"], channels: ["phone", "app"], of100: 9, ease: 5.2 },
  { touchpoints: ["claim-status", "settlement-offer"], channels: ["phone", "letter"], of100: 9, ease: 4.1 },
  { touchpoints: ["online-quote", "quote-by-phone"], channels: ["website", "phone"], of100: 10, ease: 4.3 },
  { touchpoints: ["online-quote", "online-quote"], channels: ["website", "website"], of100: 12, ease: 5.6 },
];

const matters = 900;
const LONGEST_PAUSE_DAYS = 9;
const DAY_MS = 86_400_000;

type Step = { customer: number; at: Date; touchpoint: string; channel: ChannelSlug; ease: number };

/** Two answers a matter, over the last twelve whole months. */
export function stepsOf(calendar: SeedCalendar, customers: number): Step[] {
  const end = Date.parse(calendar.window.to);
  return Array.from({ length: matters }, (_, index) => {
    const random = randomOf(worldSeed, 23, index);
    const way = ways[random.weighted(ways.map(({ of100 }) => of100))] ?? ways[0];
    const first = end - DAY_MS * random.whole(45, 380) + random.whole(8 * 60, 18 * 60) * 60_000;
    const second = first + DAY_MS * random.whole(1, LONGEST_PAUSE_DAYS);
    const customer = random.whole(0, customers - 1);
    return way ? stepsOn(way, customer, [first, second], random) : [];
  }).flat();
}

function stepsOn(
  { touchpoints, channels, ease }: Way,
  customer: number,
  moments: readonly number[],
  random: Random,
): Step[] {
  return [5.4, ease].map((mean, part) => ({
    customer,
    at: new Date(moments[part] ?? 0),
    touchpoint: touchpoints[part] ?? touchpoints[0],
    channel: channels[part] ?? channels[0],
    ease: Math.min(7, Math.max(1, Math.round(mean + 1.2 * random.normal()))),
  }));
}

/** Writes the survey and its answers beside those of the sample's other surveys. */
export async function writeSteps(
  client: PoolClient,
  { calendar, customers }: { calendar: SeedCalendar; customers: readonly SeedCustomer[] },
  { dimensions, customerIds }: { dimensions: Dimensions; customerIds: readonly string[] },
): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    "INSERT INTO survey (name, counts_in_score) VALUES ($1, false) RETURNING id",
    [stepSurvey],
  );
  await copyRows(
    client,
    "response (answered_at, survey_id, touchpoint_id, channel_id, customer_id, ces)",
    stepsOf(calendar, customers.length),
    ({ at, touchpoint, channel, customer, ease }) => [
      at.toISOString(),
      rows[0]?.id,
      idOf(dimensions.touchpoints, touchpoint),
      idOf(dimensions.channels, channel),
      customerIds[customer],
      ease,
    ],
  );
}
