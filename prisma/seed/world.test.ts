import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths, daysIn } from "@/domain/period";
import { surveys } from "./dimensions";
import { journey, ownerIn, touchpoints } from "./journey";
import { departments, people } from "./organisation";
import { targets } from "./targets";
import { generateWorld, type World } from "./world";

const end = "2026-11-21";
const checksum = (world: World) => createHash("sha256").update(JSON.stringify(world)).digest("hex");

let world: World;
beforeAll(() => {
  world = generateWorld({ end });
});

describe("the same day", () => {
  test("always makes the same world", () => {
    expect(checksum(generateWorld({ end }))).toBe(checksum(world));
  });

  test("moved by one moves the answers", () => {
    const later = generateWorld({ end: "2026-11-22" });
    expect(later.answers.at(-1)?.answeredAt.slice(0, 10)).toBe("2026-11-22");
    expect(checksum(later)).not.toBe(checksum(world));
  });

  test("must exist", () => {
    expect(() => generateWorld({ end: "2026-02-30" })).toThrow(RangeError);
  });
});

describe("Northgate's customers", () => {
  test("are at least 15,000 and give at least 60,000 answers", () => {
    expect(world.customers.length).toBeGreaterThan(16_500);
    expect(world.customers.length).toBeLessThan(18_500);
    expect(world.answers.length).toBeGreaterThan(68_000);
    expect(world.answers.length).toBeLessThan(76_000);
  });

  test("answer on every one of the 24 months' days, up to the last", () => {
    const days = new Set(world.answers.map(({ answeredAt }) => answeredAt.slice(0, 10)));
    const window = { from: addDays(addMonths(end, -24), 1), to: addDays(end, 1) };
    expect(daysIn(window).filter((day) => !days.has(day))).toEqual([]);
    expect(days.size).toBe(daysIn(window).length);
  });

  test("answer repeatedly, and mostly think as they did before", () => {
    const byCustomer = new Map<number, number[]>();
    for (const { customer, score } of world.answers) {
      byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), score]);
    }
    expect(byCustomer.size).toBe(world.customers.length);
    const repeated = [...byCustomer.values()].filter((scores) => scores.length > 1);
    expect(repeated.length / byCustomer.size).toBeGreaterThan(0.75);
    const pairs = repeated.map(([first = 0, second = 0]) => [first, second] as const);
    const again = (of: typeof pairs) => of.filter(([, second]) => second >= 9).length / of.length;
    expect(again(pairs.filter(([first]) => first >= 9))).toBeGreaterThan(0.6);
    expect(again(pairs.filter(([first]) => first <= 6))).toBeLessThan(0.35);
  });

  test("have numbers and addresses of their own", () => {
    expect(new Set(world.customers.map(({ ref }) => ref)).size).toBe(world.customers.length);
    expect(new Set(world.customers.map(({ email }) => email)).size).toBe(world.customers.length);
  });

  test("bring very unequal revenue, prospects and brokers none", () => {
    const revenue = world.customers
      .flatMap((each) => (each.revenue ? [Number(each.revenue)] : []))
      .sort((a, b) => b - a);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(revenue.slice(0, revenue.length / 10)) / sum(revenue)).toBeGreaterThan(0.35);
    for (const kind of ["prospective", "partner"]) {
      const some = world.customers.filter((each) => each.kind === kind);
      expect(some.length).toBeGreaterThan(400);
      expect(some.every((each) => each.revenue === null)).toBe(true);
    }
  });

  test("leave more often after a bad answer, never before their last one or after the end", () => {
    const lastAnswers = new Map(world.answers.map((answer) => [answer.customer, answer]));
    const share = (isClass: (score: number) => boolean) => {
      const some = [...lastAnswers.values()].filter(({ score }) => isClass(score));
      return some.filter(({ customer }) => world.customers[customer]?.lostOn).length / some.length;
    };
    expect(share((score) => score <= 6)).toBeGreaterThan(2 * share((score) => score >= 9));
    for (const { customer, answeredAt } of lastAnswers.values()) {
      const lostOn = world.customers[customer]?.lostOn;
      if (lostOn) expect(answeredAt.slice(0, 10) <= lostOn && lostOn <= end).toBe(true);
    }
  });
});

describe("Northgate's answers", () => {
  test("are fewer at weekends and come in the daytime", () => {
    const weekday = (day: string) => new Date(`${day.slice(0, 10)}T12:00:00Z`).getUTCDay();
    const on = (wanted: number) =>
      world.answers.filter(({ answeredAt }) => weekday(answeredAt) === wanted).length;
    expect(on(0)).toBeLessThan(0.4 * on(2));
    expect(world.answers.every(({ answeredAt }) => /T(0[7-9]|1\d|20):/.test(answeredAt))).toBe(true);
  });

  test("keep to their scales", () => {
    const outside = world.answers.filter(
      ({ csat, ces, emotion, promiseKept }) =>
        (csat ?? 1) < 1 ||
        (csat ?? 1) > 5 ||
        (ces ?? 1) < 1 ||
        (ces ?? 1) > 7 ||
        Math.abs(emotion ?? 0) > 2 ||
        Math.abs(promiseKept ?? 0) > 1,
    );
    expect(outside).toEqual([]);
    expect(new Set(world.answers.map(({ score }) => score)).size).toBe(11);
  });

  test("carry a comment in a quarter of cases, in thousands of different texts", () => {
    const comments = world.answers.flatMap(({ comment }) => comment ?? []);
    expect(comments.length / world.answers.length).toBeGreaterThan(0.22);
    expect(comments.length / world.answers.length).toBeLessThan(0.28);
    expect(new Set(comments).size).toBeGreaterThan(8_000);
    expect(comments.filter((comment) => /[{}]|undefined/.test(comment))).toEqual([]);
    expect(comments.some((comment) => comment.includes("\n"))).toBe(true);
    expect(comments.some((comment) => comment.includes('"'))).toBe(true);
    expect(comments.some((comment) => /\p{Extended_Pictographic}/u.test(comment))).toBe(true);
  });

  test("come from 18 to 28 of 100 invitations that arrived, for every survey", () => {
    for (const { key } of surveys) {
      const delivered = world.asked
        .filter(({ survey }) => survey === key)
        .reduce((sum, row) => sum + row.delivered, 0);
      const answers = world.answers.filter(({ survey }) => survey === key).length;
      expect(answers / delivered).toBeGreaterThan(0.18);
      expect(answers / delivered).toBeLessThan(0.28);
    }
    expect(world.asked.every(({ asked, delivered }) => asked >= delivered)).toBe(true);
  });
});

describe("Northgate's organisation", () => {
  test("has eight stages with three to seven touchpoints, each with something to say", () => {
    expect(journey.stages).toHaveLength(8);
    expect(journey.stages.every(({ touchpoints: places }) => places.length >= 3 && places.length <= 7)).toBe(
      true,
    );
    expect(new Set(touchpoints.map(({ name }) => name)).size).toBe(touchpoints.length);
    const answered = new Set(world.answers.map(({ touchpoint }) => touchpoint));
    expect(touchpoints.filter(({ slug }) => !answered.has(slug))).toEqual([]);
  });

  test("has one touchpoint that nobody answers for today, and three that changed hands", () => {
    expect(touchpoints.filter((each) => !ownerIn(each, 5)).map(({ slug }) => slug)).toEqual([
      "social-media-replies",
    ]);
    expect(touchpoints.filter(({ owners }) => owners.length > 1)).toHaveLength(3);
    const overlapping = touchpoints.filter(({ owners }) =>
      owners.some(({ from }, n) => n > 0 && from !== owners[n - 1]?.to),
    );
    expect(overlapping).toEqual([]);
  });

  test("has a dated target for itself and for each department", () => {
    for (const department of [undefined, ...departments.map(({ slug }) => slug)]) {
      const dates = targets.filter((target) => target.department === department).map(({ from }) => from);
      expect(dates.length).toBeGreaterThanOrEqual(2);
      expect(new Set(dates).size).toBe(dates.length);
    }
  });

  test("has the four people of the demo", () => {
    const emails = people.map(({ email }) => email);
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails).toEqual(
      expect.arrayContaining([
        "executive@northgate.example",
        "head.claims@northgate.example",
        "member.claims@northgate.example",
        "admin@northgate.example",
      ]),
    );
  });
});
