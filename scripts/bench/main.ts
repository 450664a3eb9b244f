import { appendFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureBomb } from "./bomb";
import { keepsLimit, rounded, type Line } from "./figures";
import { measureEvidence } from "./evidence";
import { measureImport } from "./import";
import { measureMap } from "./map";
import { measureMeanwhile } from "./meanwhile";
import { measureMovement } from "./movement";
import { measureOverview } from "./overview";
import { measurePage } from "./page";
import { measureScorecards } from "./scorecards";
import { measureSearch } from "./search";
import { measureSeed } from "./seed";
import { measureTrends } from "./trends";
import { measureSignIn } from "./sign-in";
import { openStand, root, type Stand } from "./stand";
import { measureUndo } from "./undo";

const MEASUREMENTS: Record<string, (stand: Stand, answers: number) => Promise<Line[]>> = {
  overview: measureOverview,
  trends: measureTrends,
  page: measurePage,
  movement: measureMovement,
  map: measureMap,
  evidence: measureEvidence,
  import: measureImport,
  meanwhile: measureMeanwhile,
  undo: measureUndo,
  bomb: measureBomb,
  scorecards: measureScorecards,
  search: measureSearch,
  seed: measureSeed,
  "sign-in": measureSignIn,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { answers: { type: "string", default: "1000000" }, write: { type: "boolean", default: false } },
});
const answers = Number(values.answers);
const wanted = positionals.length > 0 ? positionals : Object.keys(MEASUREMENTS);
const unknown = wanted.filter((name) => !(name in MEASUREMENTS));
if (unknown.length > 0 || !Number.isInteger(answers) || answers < 10_000) {
  console.error(
    `npm run bench -- [--answers N, 10000 or more] [--write] [${Object.keys(MEASUREMENTS).join("|")}]`,
  );
  process.exit(1);
}

const stand = await openStand();
const lines: Line[] = [];
let ending: Promise<void> | undefined;
const end = () => (ending ??= stand.end());
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void end().then(() => process.exit(1)));
try {
  for (const name of wanted) {
    console.log(`measuring ${name} …`);
    lines.push(...((await MEASUREMENTS[name]?.(stand, answers)) ?? []));
  }
} finally {
  await end();
}
report();

function report(): void {
  const limitOf = ({ atMost, atLeast }: Line) =>
    atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : "";
  const rows = lines.map((line) => ({
    ...line,
    mark: keepsLimit(line) ? " " : "✗",
    shown: `${rounded(line.value)}${line.unit ? ` ${line.unit}` : ""}`,
    limit: limitOf(line),
  }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { mark, name, shown, limit, from } of rows)
    console.log(`${mark} ${name.padEnd(width)}  ${shown.padStart(8)}  ${limit.padEnd(6)}  ${from}`);
  const command = `npm run bench -- --answers ${answers} ${wanted.join(" ")}`;
  if (values.write) appendFileSync(join(root, "docs/measurements.md"), table(command, rows));
  const measured = rows.map((line) => ({
    name: line.name,
    value: rounded(line.value),
    kept: keepsLimit(line),
  }));
  console.log(JSON.stringify({ command, lines: measured }));
  process.exitCode = lines.every(keepsLimit) ? 0 : 1;
}

function table(command: string, rows: readonly (Line & { shown: string; limit: string })[]): string {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores, Node ${process.versions.node}`;
  const body = rows.map(({ name, shown, limit, from }) => `| ${name} | ${shown} | ${limit} | ${from} |`);
  return `\n## ${day}, ${machine}\n\n\`${command}\`\n\n| measured | value | limit | from |\n|---|---|---|---|\n${body.join("\n")}\n`;
}
