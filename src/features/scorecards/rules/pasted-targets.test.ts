import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pastedCells } from "./pasted-cells";
import { checkedTargets, type PasteContext } from "./pasted-targets";

const context: PasteContext = {
  departments: [
    { id: 1, name: "Claims", slug: "claims" },
    { id: 2, name: "Contact Centre", slug: "contact-centre" },
  ],
  stages: [{ id: 7, name: "Use", slug: "use" }],
  touchpoints: [{ id: 9, name: "Claim decision", slug: "claim-decision" }],
  mayNameWhole: true,
  today: "2026-11-26",
  nowOf: ({ slug, metric }) => (slug === "claims" && metric === "nps" ? { value: 20, band: 4 } : undefined),
};
const check = (text: string, given: Partial<PasteContext> = {}) =>
  checkedTargets(text, { ...context, ...given });

describe("targets from a spreadsheet", () => {
  it("are read one a line, with the band that was typed, that holds, or the usual one", () => {
    const { rows } = check(
      [
        "Department\tMeasure\tTarget\tBand\tFrom\tReason",
        "Claims\tNPS\t+26\t\t2027-01\tYearly review",
        "contact-centre\tSatisfaction (CSAT)\t78,5%\t3\t\t",
        "Whole organisation\tExperience debt\t180,000\t10000\t\t",
      ].join("\n"),
    );
    expect(rows).toEqual([
      {
        ...{ state: "good", row: 2, whose: "Claims", now: { value: 20, band: 4 } },
        change: {
          slug: "claims",
          metric: "nps",
          value: 26,
          band: 4,
          from: "2027-01",
          reason: "Yearly review",
        },
      },
      {
        ...{ state: "good", row: 3, whose: "Contact Centre", now: undefined },
        change: { slug: "contact-centre", metric: "csat", value: 78.5, band: 3 },
      },
      {
        ...{ state: "good", row: 4, whose: "Whole organisation", now: undefined },
        change: { slug: null, metric: "experience-debt", value: 180_000, band: 10_000 },
      },
    ]);
  });

  it("are read a column a measure; an empty cell changes nothing", () => {
    const { rows } = check("Stage,Touchpoint,NPS,Ease (CES)\nUse,,30,\n,Claim decision,−5,72\n");
    expect(rows.map((row) => row.state === "good" && row.change)).toEqual([
      { slug: null, stageId: 7, metric: "nps", value: 30, band: 5 },
      { slug: null, touchpointId: 9, metric: "nps", value: -5, band: 5 },
      { slug: null, touchpointId: 9, metric: "ces", value: 72, band: 5 },
    ]);
  });

  it("say of each row what is wrong with it, by the row of the spreadsheet", () => {
    const { rows } = check(
      [
        "Department\tMeasure\tTarget\tFrom",
        "Claims\tNPS\tmany\t",
        "",
        "Claims\tCSAT\t120\t",
        "Nowhere\tNPS\t10\t",
        "\tNPS\t10\t",
        "Claims\tHappiness\t10\t",
        "Claims\tRevenue at risk\t10\t",
        "Claims\tNPS\t10\t2026-10",
        "Claims\tNPS\t10\tJanuary",
        "Claims\tNPS\t10\t2027-01",
        "Claims\tnps\t12\t2027-01-01",
      ].join("\n"),
    );
    const problems = rows.map((row) => [row.row, row.state === "bad" ? row.problem : "good"]);
    expect(problems).toEqual([
      [2, "“many” is no number."],
      [4, "A share cannot be above 100%."],
      [5, "There is no department “Nowhere”, or it is not yours."],
      [6, "It does not say whose target it is."],
      [7, "“Happiness” is no measure that targets can be set for."],
      [8, "“Revenue at risk” is no measure that targets can be set for."],
      [9, expect.stringMatching(/this month at the earliest/)],
      [10, "“January” is no month; write it as 2027-01."],
      [11, "good"],
      [12, "Row 11 says the same already."],
    ]);
  });

  it("cannot name the whole organisation for a head, and need headings", () => {
    const [row] = check("Department\tNPS\nWhole organisation\t30", { mayNameWhole: false }).rows;
    expect(row?.state === "bad" && row.problem).toMatch(/not yours/);
    expect(check("").problem).toMatch(/headings/);
    expect(check("Team\tNPS\nClaims\t3").problem).toMatch(/Department, Stage or Touchpoint/);
    expect(check("Department\tHappiness\nClaims\t3").problem).toMatch(/a heading a measure/);
    expect(check("Department\tMeasure\nClaims\tNPS").problem).toMatch(/Target/);
    expect(check("Department\tNPS").problem).toMatch(/no line/);
  });

  it("keep cells whole that hold separators, quotation marks and line ends", () => {
    const cell = fc.string({
      unit: fc.constantFrom("a", '"', "\n", "\r", ",", ";", "\t", " ", "é"),
      maxLength: 8,
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), (cells) => {
        fc.pre(cells.some((one) => one.trim() !== ""));
        const text = `a,b\n${cells.map(quoted).join(",")}\nlast,line`;
        expect(pastedCells(text)[1]?.cells).toEqual(cells.map((one) => one.trim()));
        expect(pastedCells(text).at(-1)).toEqual({ row: 3, cells: ["last", "line"] });
      }),
      { numRuns: 300 },
    );
  });

  it("end, whatever is pasted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        expect(check(`Department\tNPS\n${text}`).rows.length).toBeLessThanOrEqual(301);
      }),
      { numRuns: 200 },
    );
  });
});
