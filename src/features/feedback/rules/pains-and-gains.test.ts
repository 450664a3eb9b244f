import { expect, it } from "vitest";
import { painsAndGains, type ThemeAtPlace } from "./pains-and-gains";

const said = (place: number, name: string, promoters: number, detractors: number): ThemeAtPlace => ({
  place,
  name,
  themeId: name.length,
  promoters,
  passives: 1,
  detractors,
  mentions: promoters + detractors + 1,
});

it("parts what is said at a place into pains and gains, most of each first, small numbers left out", () => {
  const places = painsAndGains(
    [
      said(1, "Delay", 2, 20),
      said(1, "Queue", 0, 30),
      said(1, "Kindness", 12, 1),
      said(1, "Balanced", 6, 6),
      said(1, "Rare", 0, 3),
      said(2, "Rare", 0, 3),
    ],
    { most: 2 },
  );
  expect(places.get(1)?.pains.map(({ name }) => name)).toEqual(["Queue", "Delay"]);
  expect(places.get(1)?.gains).toEqual([
    { themeId: 8, name: "Kindness", mentions: 14, detractors: 1, promoters: 12 },
  ]);
  expect(places.has(2)).toBe(false);
});
