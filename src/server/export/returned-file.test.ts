import { expect, it } from "vitest";
import { addedColumns, ownColumns } from "./returned-file";

it("a file that was handed out to be corrected is known by its last columns, all of them", () => {
  expect(ownColumns(["Id", "NPS", ...addedColumns])).toBe(2);
  expect(ownColumns(["Id", ...addedColumns.map((name) => ` ${name} `)])).toBe(1);
  for (const header of [
    [],
    ["Id"],
    [...addedColumns],
    ["Id", ...addedColumns, "More"],
    ["Id", addedColumns[0]],
  ])
    expect(ownColumns(header)).toBeNull();
});
