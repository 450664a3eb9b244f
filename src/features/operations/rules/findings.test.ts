import { describe, expect, it } from "vitest";
import { findingsOf, type Measured } from "./findings";

const NOW = new Date("2026-11-26T10:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const WELL: Measured = {
  now: NOW,
  ...{ version: "1.2.3", node: "20.19.0" },
  database: { version: "18.1", bytes: 1_234_000_000 },
  workerSeen: ago(1),
  queue: { waiting: 0, failing: 0 },
  trailSigned: ago(600),
  retention: { isOn: false },
  mail: { isSet: true, lastSent: ago(5) },
  disk: { freeBytes: 50e9, totalBytes: 100e9, leastFreeBytes: 2e9 },
};
const finding = (name: string, change: Partial<Measured> = {}) =>
  findingsOf({ ...WELL, ...change }).find((one) => one.name === name);

describe("the health report", () => {
  it("finds nothing where all is well, and names every version", () => {
    expect(findingsOf(WELL).filter(({ state }) => state !== "good")).toEqual([]);
    expect(finding("Version")?.says).toBe("Kept 1.2.3 on Node 20.19.0");
    expect(finding("Database")?.says).toBe("PostgreSQL 18.1, 1.2 GB");
    expect(finding("Disk")?.says).toBe("50.0 GB free of 100 GB");
  });

  it.each<[string, Partial<Measured>, string, string]>([
    ["Worker", { workerSeen: ago(3) }, "bad", "Worker not seen for 3 minutes"],
    ["Worker", { workerSeen: undefined }, "bad", "Worker never seen"],
    ["Work that waits", { queue: { waiting: 4, failing: 1 } }, "risk", "1 failed"],
    ["Work that waits", { queue: { waiting: 4, failing: 0, oldestDue: ago(12) } }, "risk", "for 12 minutes"],
    ["Work that waits", { queue: { waiting: 4, failing: 0, oldestDue: ago(2) } }, "good", "4 waiting"],
    ["Counts", { foldBehindSince: ago(30) }, "risk", "30 minutes behind"],
    ["Audit trail", { trailSigned: undefined }, "risk", "not signed yet"],
    ["Retention", { retention: { isOn: true } }, "good", "Begins tonight"],
    ["Mail", { mail: { isSet: false } }, "risk", "No mail server"],
    ["Mail", { mail: { isSet: true, lastProblem: "550 no such user" } }, "bad", "550 no such user"],
    [
      "Disk",
      { disk: { freeBytes: 1e9, totalBytes: 1e12, leastFreeBytes: 2e9 } },
      "bad",
      "1.0 GB free of 1.0 TB: files are refused",
    ],
  ])("says of %s when %j: %s", (name, change, state, words) => {
    expect(finding(name, change)?.state).toBe(state);
    expect(finding(name, change)?.says).toContain(words);
  });
});
