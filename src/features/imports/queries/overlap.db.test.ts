import { describe, expect, it } from "vitest";
import { openImport } from "../../../../scripts/testing/imports";
import { useImportWorld } from "../../../../scripts/testing/import-world";
import { loadImport } from "../commands/load";
import { addedColumns } from "@/server/export/returned-file";
import { inspectFile } from "./inspect-file";
import { overlapWarning } from "./overlap";

const { write } = useImportWorld();
const now = new Date("2026-11-22T12:00:00Z");

async function warned(name: string, lines: readonly string[], survey = "Main") {
  const path = write(name, `${lines.join("\n")}\n`);
  return overlapWarning(await inspectFile(path, { now }), survey);
}

describe("a file without ids", () => {
  it("is warned of where its survey holds answers of its months already", async () => {
    const first = ["date,NPS", "2026-03-31,9", "2026-05-02,3", "2026-05-03,8"];
    expect(await warned("first.csv", first)).toBeUndefined();
    const { id } = await openImport(write("load.csv", `${first.join("\n")}\n`), "Main");
    await loadImport(id);
    expect(await warned("again.csv", ["date,NPS", "2026-05-30,9", "2026-06-01,9"])).toBe(
      "“Main” holds 2 answers of 2026-05 to 2026-06 already, and no column here is an id: answers that are among them would count twice.",
    );
    expect(await warned("one.csv", ["date,NPS", "2026-03-01,9", "2026-03-02,9"])).toMatch(
      /holds 1 answer of 2026-03 /,
    );
    for (const [name, lines, survey] of [
      ["later.csv", ["date,NPS", "2026-06-30,9", "2026-07-01,9"], "Main"],
      ["between.csv", ["date,NPS", "2026-04-30,9", "2026-04-01,9"], "Main"],
      ["other.csv", ["date,NPS", "2026-05-30,9", "2026-06-01,9"], "Other"],
      ["ids.csv", ["id,date,NPS", "a,2026-05-30,9", "b,2026-06-01,9"], "Main"],
      [
        "back.csv",
        [`date,NPS,${addedColumns.join(",")}`, "2026-05-30,9,2,x,x", "2026-06-01,9,3,x,x"],
        "Main",
      ],
    ] as const)
      expect(await warned(name, lines, survey), name).toBeUndefined();
  });
});
