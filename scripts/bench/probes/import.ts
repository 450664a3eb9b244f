import { readFileSync } from "node:fs";
import { operatorScope } from "@/access/operator";
import { openFromDisk } from "@/features/imports/commands/from-disk";
import { loadImport } from "@/features/imports/commands/load";
import { inspectFile } from "@/features/imports/queries/inspect-file";
import { foldDeltas } from "@/features/responses/commands/rollup";
import { keepFolding } from "@/features/responses/jobs";
import { now } from "@/server/clock";
import { describeFile } from "@/server/files";
import { timed } from "../stand";
import { answerWith } from "./answering";

/** Seconds of the check (which reads the file twice and more), and of the load up to the last delta folded. */
export type ImportTimes = { check: number; load: number; peakMegabytes: number };

/** What the worker does with one file: checks it, then loads it while the other half of it folds. */
answerWith(async ({ file: path, survey }: { file: string; survey: string }): Promise<ImportTimes> => {
  const check = await timed(() => inspectFile(path, { now: now() }));
  const report = check.value;
  if (report.needs.length > 0) throw new Error(`The file leaves open: ${report.needs[0]?.question ?? ""}`);
  const file = await describeFile(path);
  const opened = await openFromDisk(operatorScope("import:create"), {
    file,
    fileName: "measured.csv",
    surveyName: survey,
    countsInScore: true,
    choices: {},
    report,
  });
  const stop = new AbortController();
  const folding = keepFolding(stop.signal);
  const load = await timed(async () => {
    await loadImport(opened.id);
    stop.abort();
    await folding;
    while ((await foldDeltas()) !== 0);
  });
  return { check: check.seconds, load: load.seconds, peakMegabytes: peakMegabytes() };
});

/** The most memory this process has held so far, as the kernel counts it (Linux). */
function peakMegabytes(): number {
  const status = readFileSync("/proc/self/status", "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
}
