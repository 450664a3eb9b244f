import { expect, test } from "vitest";
import { metricByKey, metrics, scorecardKeys } from "./metrics";

test("every measure can be found by its key, and no key is used twice", () => {
  expect(Object.keys(metricByKey)).toHaveLength(metrics.length);
  expect(metricByKey["detractor-share"].goodDirection).toBe("lower");
});

test("what a scorecard shows is a part of the catalogue, in its order", () => {
  const places = scorecardKeys.map((key) => metrics.findIndex((metric) => metric.key === key));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(scorecardKeys).toContain("promises-kept");
});

test("every sentence is one plain sentence about answers or customers", () => {
  for (const { key, sentence, source } of metrics) {
    expect(sentence, key).toMatch(/^[A-Z][^.!]+\.$/);
    expect(sentence, key).not.toMatch(/respon/i);
    expect(source, key).toMatch(/^https:|\(\d{4}\)|an assumption of Kept/);
  }
});
