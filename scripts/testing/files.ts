import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deterministic } from "./random";

/** A folder of its own for a test's files. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kept-files-"));
  chmodSync(folder, 0o755);
  return folder;
}

const TOUCHPOINTS = ["Quote", "Claim", "Renewal", "Call"];

/** A survey export of `rows` answers with ids 1 … rows, some with quoted comments; the same for the same seed. */
export function writeExport(path: string, rows: number, seed = 1): void {
  const random = deterministic(seed);
  const lines = ["Response ID,Date,How likely are you to recommend us?,Comment,Customer,Touchpoint"];
  for (let id = 1; id <= rows; id++) {
    const day = String(1 + Math.floor(random() * 28)).padStart(2, "0");
    const month = String(1 + Math.floor(random() * 6)).padStart(2, "0");
    const comment = random() < 0.3 ? `"said ""${id}"", and left"` : "";
    const touchpoint = TOUCHPOINTS[Math.floor(random() * TOUCHPOINTS.length)];
    lines.push(
      `R${id},2026-${month}-${day},${Math.floor(random() * 11)},${comment},C${1 + Math.floor(random() * (rows / 4))},${touchpoint}`,
    );
  }
  writeFileSync(path, `${lines.join("\n")}\n`);
}
