import { expect, it } from "vitest";
import { changesVersion, slowVersion, type Rules } from "./settings";

const rules = (more: Partial<Rules>) =>
  ({ dataVersion: "7.3.12", computedAt: new Date(0), isBehind: false, ...more }) as Rules;
const at = (ms: number) => new Date(1_700_000_000_000 + ms);

it("what jobs work out has a new version with every answer, as long as nothing waits", () => {
  const before = slowVersion(rules({}), at(0));
  expect(slowVersion(rules({}), at(60_000))).toBe(before);
  expect(slowVersion(rules({ dataVersion: "7.3.13" }), at(0))).not.toBe(before);
  expect(slowVersion(rules({ computedAt: new Date(1) }), at(0))).not.toBe(before);
});

it("while answers come in it is new every five seconds, and at once when somebody decides something", () => {
  const before = slowVersion(rules({ isBehind: true }), at(0));
  expect(slowVersion(rules({ isBehind: true, dataVersion: "8.3.99" }), at(4999))).toBe(before);
  expect(slowVersion(rules({ isBehind: true }), at(5000))).not.toBe(before);
  expect(slowVersion(rules({ isBehind: true, dataVersion: "7.4.12" }), at(0))).not.toBe(before);
  expect(slowVersion(rules({ computedAt: null, isBehind: true }), at(0))).not.toBe(before);
});

it("what people decide has a version that answers leave alone", () => {
  expect(changesVersion(rules({ dataVersion: "8.3.99" }))).toBe(changesVersion(rules({})));
  expect(changesVersion(rules({ dataVersion: "7.4.12" }))).not.toBe(changesVersion(rules({})));
});
