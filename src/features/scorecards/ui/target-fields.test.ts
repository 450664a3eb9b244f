import { expect, it } from "vitest";
import type { TargetRow } from "../schema";
import { changesIn, fieldNames, weightChangesIn } from "./target-fields";

const rows: TargetRow[] = [
  {
    name: "Claims",
    slug: "claims",
    targets: [{ now: { value: 26, band: 5, from: "2026-01-01" } }, {}, {}, {}],
  },
];

function typed(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

it("sends only what differs from what holds, and takes the band that was typed, that holds, or the usual one", () => {
  const nps = fieldNames({ slug: "claims" }, "nps");
  const csat = fieldNames({ slug: "claims" }, "csat");
  expect(changesIn(typed({ [nps.value]: "26", [nps.band]: "5", [csat.value]: "" }), rows)).toEqual([]);
  expect(changesIn(typed({ [nps.value]: "−3,5", [csat.value]: "80", [csat.band]: "4" }), rows)).toEqual([
    { slug: "claims", metric: "nps", value: -3.5, band: 5 },
    { slug: "claims", metric: "csat", value: 80, band: 4 },
  ]);
  expect(changesIn(typed({ [csat.value]: "81" }), rows)).toEqual([
    { slug: "claims", metric: "csat", value: 81, band: 5 },
  ]);
});

it("tells a stage from a touchpoint and both from a department, and weights from targets", () => {
  const stage: TargetRow = { name: "Use", slug: null, stageId: 1, targets: [] };
  const touchpoint: TargetRow = { name: "Call", slug: null, touchpointId: 1, targets: [] };
  const form = typed({ [fieldNames(stage, "nps").value]: "30", [fieldNames(touchpoint, "nps").value]: "20" });
  expect(changesIn(form, [stage, touchpoint])).toEqual([
    { slug: null, stageId: 1, metric: "nps", value: 30, band: 5 },
    { slug: null, touchpointId: 1, metric: "nps", value: 20, band: 5 },
  ]);
  const weighed: TargetRow = { name: "Claims", slug: "claims", targets: [], weights: [1, 1] };
  const weights = typed({
    [fieldNames(weighed, "nps").weight]: "3",
    [fieldNames(weighed, "detractor-share").weight]: "1",
  });
  expect(weightChangesIn(weights, [weighed])).toEqual([{ slug: "claims", metric: "nps", weight: 3 }]);
});
