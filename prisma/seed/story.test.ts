import { describe, expect, test } from "vitest";
import { changeOf, changesOf } from "@/domain/change";
import { answersIn, noAnswers, npsOf, type NpsCounts } from "@/domain/nps";
import { addMonths } from "@/domain/period";
import { visibilityOf } from "@/domain/suppression";
import { verdictOf } from "@/domain/verdict";
import { departments } from "./organisation";
import { ownerOf, perMonth, quartersOf, sumOf, tally, type Tally } from "./tally";
import { targets } from "./targets";
import { generateWorld } from "./world";

const nps = (counts: NpsCounts | undefined) => Math.round(npsOf(counts ?? noAnswers) ?? NaN);
const slugs = departments.map(({ slug }) => slug);

/** The target in force at the end of the last complete quarter. */
const targetOf = (slug: string | undefined) =>
  targets.findLast(({ department, from }) => department === slug && from <= 2) ?? { value: NaN, band: NaN };

function between(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}

describe.each(["2026-11-21", "2027-03-31", "2027-01-01"])("a world that ends on %s", (end) => {
  const world = generateWorld({ end });
  const whole = world.calendar.window;
  const quarters = quartersOf(world);
  const byOwner = (range: typeof whole): Tally => tally(world, range, ownerOf(world));
  const last = byOwner(quarters.last);
  const before = byOwner(quarters.before);
  const changes = new Map(
    changesOf(
      slugs.map((slug) => ({ before: before.get(slug) ?? noAnswers, after: last.get(slug) ?? noAnswers })),
    ).map((change, index) => [slugs[index], change.state]),
  );

  test("ends its story with the last quarter that is complete", () => {
    expect(quarters.last.to <= whole.to).toBe(true);
    expect(addMonths(quarters.last.to, 3) > whole.to).toBe(true);
    expect(perMonth(world, quarters.last).every((answers) => answers > 2_500)).toBe(true);
  });

  test("has the scores of a believable insurer over 24 months", () => {
    const all = sumOf(tally(world, whole), ["all"]);
    between(nps(all), 24, 32);
    between(all.detractors / answersIn(all), 0.2, 0.28);
    const owners = byOwner(whole);
    between(nps(owners.get("claims")), 5, 15);
    between(nps(owners.get("contact-centre")), 19, 25);
    const places = tally(world, whole, ({ touchpoint }) => touchpoint);
    between(nps(places.get("claim-report")), 17, 23);
    between(nps(places.get("settlement-offer")), -5, 10);
    between(nps(places.get("app")), 27, 33);
    between(nps(sumOf(places, ["renewal-notice", "price-change-letter"])), 10, 18);
    between(nps(sumOf(places, ["online-quote", "quote-by-phone", "quote-chat"])), 32, 38);
    const purchase = ["e-signature", "payment", "policy-pack", "welcome-call", "first-bill"];
    between(nps(sumOf(places, purchase)), 37, 45);
    between(nps(tally(world, whole, ({ persona }) => persona ?? "").get("broker-bilal")), 34, 42);
  });

  test("falls with the storm: twice the claims, and silence about them", () => {
    const { anchor } = world.calendar;
    const claims = [
      "claim-report",
      "claim-status",
      "settlement-offer",
      "assessor-visit",
      "repair",
      "claim-payment",
    ];
    const at = (from: number, to: number) =>
      tally(
        world,
        { from: addMonths(anchor, from), to: addMonths(anchor, to) },
        ({ touchpoint }) => touchpoint,
      );
    const calm = at(-7, -5);
    const stormy = at(-5, -3);
    const claimsIn = (counts: Tally) => answersIn(sumOf(counts, claims));
    between(claimsIn(stormy) / claimsIn(calm), 1.8, 2.2);
    for (const place of ["claim-status", "assessor-visit"]) {
      expect(changeOf(calm.get(place) ?? noAnswers, stormy.get(place) ?? noAnswers).state).toBe("fall");
    }
  });

  test("recovers in the last quarter, Claims above all, while renewals fall after the price letter", () => {
    expect(changeOf(sumOf(before, [...before.keys()]), sumOf(last, [...last.keys()])).state).toBe("rise");
    expect(changes.get("claims")).toBe("rise");
    expect(changes.get("assessors-network")).toBe("rise");
    expect(changes.get("retention-renewals")).toBe("fall");
    expect(changes.get("underwriting-pricing")).toBe("fall");
  });

  test("gives nearly every verdict there is, and leaves Claims farthest below its target", () => {
    const verdicts = slugs.map((slug) => {
      const { value, band } = targetOf(slug);
      return [slug, verdictOf(last.get(slug) ?? noAnswers, value, band)?.state] as const;
    });
    expect(Object.fromEntries(verdicts)).toMatchObject({
      "digital-channels": "met",
      distribution: "likely met",
      "contact-centre": "at risk",
      "finance-payments": "open",
      "assessors-network": "likely missed",
      claims: "missed",
      "people-training": "too few",
    });
    const { value, band } = targetOf(undefined);
    expect(verdictOf(sumOf(last, [...last.keys()]), value, band)?.state).toBe("at risk");
    const gaps = slugs
      .filter((slug) => answersIn(last.get(slug) ?? noAnswers) >= 5)
      .map((slug) => [nps(last.get(slug)) - targetOf(slug).value, slug] as const);
    expect(gaps.sort(([a], [b]) => a - b)[0]?.[1]).toBe("claims");
  });

  test("hides one small department last quarter, with what nobody owns, and shows it over twelve months", () => {
    const hidden = [
      ...visibilityOf([...last].map(([key, counts]) => ({ key, n: answersIn(counts) }))),
    ].filter(([, visibility]) => visibility !== "shown");
    expect(Object.fromEntries(hidden)).toEqual({ "people-training": "few", nobody: "complement" });
    const year = byOwner({ from: addMonths(whole.to, -12), to: whole.to });
    expect(answersIn(year.get("people-training") ?? noAnswers)).toBeGreaterThanOrEqual(10);
    expect(answersIn(year.get("nobody") ?? noAnswers)).toBeGreaterThanOrEqual(10);
  });
});
