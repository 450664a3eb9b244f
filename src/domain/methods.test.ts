import { describe, expect, test } from "vitest";
import type { MethodSettings } from "./method";
import { methodGroups } from "./methods";
import { metrics } from "./metrics";

const settings: MethodSettings = {
  fewestAnswers: 7,
  fewestComments: 11,
  target: 32,
  band: 4,
  timeZone: "Europe/London",
  fiscalYearStart: "April",
  ownRatio: "after 9 good ones customers are promoters as often as the others",
  emotionShare: { value: 31.4, low: 24, high: 38 },
};
const methods = methodGroups.flatMap((group) => group.methods);
const textOf = (key: string, changed: Partial<MethodSettings> = {}) =>
  (methods.find((method) => method.key === key)?.says({ ...settings, ...changed }) ?? []).join(" ");

describe("methods", () => {
  test("explain every measure of the catalogue, and each thing once", () => {
    const keys = methods.map((method) => method.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key } of metrics) expect(keys).toContain(key);
  });

  test("say the organisation's own settings, and change with them", () => {
    expect(textOf("small-numbers")).toContain("at least 7 answers");
    expect(textOf("small-numbers", { fewestAnswers: 12 })).toContain("at least 12 answers");
    expect(textOf("small-numbers")).toContain("at least 11 answers in the period");
    expect(textOf("verdict")).toContain("target in force is 32 with a band of 4 points");
    expect(textOf("verdict", { target: undefined })).toContain("no target");
    expect(textOf("periods")).toContain("Europe/London");
    expect(textOf("periods")).toContain("begin in April");
  });

  test("hold a claim against the organisation's own data, or say why they do not", () => {
    expect(textOf("emotion-share")).toContain("feeling has 31 % (95 % range 24 to 38 %)");
    expect(textOf("emotion-share", { emotionShare: "too few answers" })).toContain(
      "Your own data: too few answers.",
    );
    const claims = methods.filter((method) => method.isClaim).map((method) => method.key);
    expect(textOf("experience-debt", {})).toContain("Your own data: after 9 good ones");
    expect(claims).toEqual(["emotion-share", "experience-debt", "revenue-at-risk"]);
  });

  test("are written for readers: whole sentences, answers not responses", () => {
    for (const method of methods) {
      for (const paragraph of method.says(settings)) {
        expect(paragraph, method.key).toMatch(/^[“A-Z].*[.]$/su);
        expect(paragraph, method.key).not.toMatch(/respon[sd]/i);
      }
    }
  });
});
