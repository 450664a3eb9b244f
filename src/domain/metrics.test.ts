import { expect, test } from "vitest";
import { metricByKey, metrics } from "./metrics";

test("every measure can be found by its key, and no key is used twice", () => {
  expect(Object.keys(metricByKey)).toHaveLength(metrics.length);
  expect(metricByKey["detractor-share"].goodDirection).toBe("lower");
});

test("every sentence is one plain sentence about answers or customers", () => {
  for (const { key, sentence, source } of metrics) {
    expect(sentence, key).toMatch(/^[A-Z][^.!]+\.$/);
    expect(sentence, key).not.toMatch(/respon/i);
    expect(source, key).toMatch(/^https:/);
  }
});
