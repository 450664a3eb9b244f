import { describe, expect, it } from "vitest";
import { fairPlaces } from "./fair-places";

const unit = (key: string, promoters: number, passives: number, detractors: number) => ({
  key,
  counts: { promoters, passives, detractors },
});

describe("a fair order", () => {
  it("does not put whoever has few answers first, and prints a shared place where ranks overlap", () => {
    const places = fairPlaces([
      unit("few", 9, 3, 0),
      unit("solid", 800, 150, 50),
      unit("middling", 500, 300, 200),
      unit("like it", 505, 300, 195),
      unit("bad", 200, 300, 500),
    ]);
    expect(places.state).toBe("ranked");
    expect(places.of.get("solid")?.place).toBe(1);
    expect(places.of.get("middling")).toMatchObject({ isShared: true });
    expect(places.of.get("like it")?.place).toBe(places.of.get("middling")?.place);
    expect(places.of.get("bad")).toMatchObject({ isShared: false, low: 5, high: 5 });
    expect(places.consistency?.index).toBeLessThan(0.8);
  });

  it("is the same each time, leaves out who has too few answers, and does not exist without a difference", () => {
    const units = [unit("a", 60, 20, 20), unit("b", 40, 20, 40), unit("c", 20, 20, 60), unit("d", 4, 1, 0)];
    expect(fairPlaces(units)).toEqual(fairPlaces(units));
    expect(fairPlaces(units).of.has("d")).toBe(false);
    const alike = [unit("a", 50, 20, 30), unit("b", 50, 20, 30), unit("c", 50, 20, 30)];
    expect(fairPlaces(alike)).toMatchObject({ state: "no difference", consistency: { tau: 0, index: 1 } });
    expect(fairPlaces(units.slice(0, 2)).state).toBe("too few units");
  });
});
