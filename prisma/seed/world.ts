import { isDay, type Day } from "@/domain/period";
import type { SeedAnswer } from "./answer";
import { askedFor, type SeedAsked } from "./asked";
import { calendarOf, type SeedCalendar } from "./calendar";
import { commentOf } from "./comments";
import { askedCustomers, worldSeed, type SeedCustomer } from "./customers";
import { livesIn, type Life, type Moment } from "./lives";
import { randomOf } from "./random";

/** Everything of the sample that depends on the day it ends; `answers` from the oldest to the newest. */
export type World = Readonly<{
  calendar: SeedCalendar;
  customers: readonly SeedCustomer[];
  answers: readonly SeedAnswer[];
  asked: readonly SeedAsked[];
}>;

/**
 * Northgate's 24 months up to and including `end`. The same end always gives the same world; another end gives the
 * same story moved to other days. Takes about two seconds. Throws a RangeError for a day that does not exist.
 */
export function generateWorld({ end }: { end: Day }): World {
  if (!isDay(end)) throw new RangeError(`KEPT_DEMO_END is not a day such as 2026-11-21: ${end}`);
  const calendar = calendarOf(end);
  const { from, to } = calendar.window;
  const live = livesIn(calendar);
  const customers: SeedCustomer[] = [];
  const answers: SeedAnswer[] = [];
  for (let index = 0; index < askedCustomers; index++) {
    const life = live(index);
    const moments = life.moments.filter(({ answeredAt }) => answeredAt >= from && answeredAt < to);
    if (moments.length === 0) continue;
    for (const moment of moments) answers.push(answerOf(moment, life, customers.length));
    customers.push(customerOf(life, calendar));
  }
  answers.sort(byTime);
  return { calendar, customers, answers, asked: askedFor(answers) };
}

/** Nobody knows yet who will have left after the last day. */
function customerOf({ profile, lostOn }: Life, { window }: SeedCalendar): SeedCustomer {
  const { kind, ref, name, email, revenue } = profile;
  return { kind, ref, name, email, revenue, lostOn: lostOn !== null && lostOn < window.to ? lostOn : null };
}

function answerOf(moment: Moment, { profile }: Life, customer: number): SeedAnswer {
  const { index, persona, language } = profile;
  const { answeredAt, month, survey, channel, segment, score, csat, ces, emotion, promiseKept } = moment;
  const touchpoint = moment.touchpoint.slug;
  const comment = commentOf(
    { touchpoint, class: moment.class, language },
    // A stream of its own, so that other words never change a score.
    randomOf(worldSeed, 3, index, month),
  );
  const place = { survey, touchpoint, channel, segment, persona };
  return { customer, answeredAt, ...place, score, csat, ces, emotion, promiseKept, language, comment };
}

function byTime(a: SeedAnswer, b: SeedAnswer): number {
  if (a.answeredAt !== b.answeredAt) return a.answeredAt < b.answeredAt ? -1 : 1;
  return a.customer - b.customer;
}
