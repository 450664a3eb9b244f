import { inspectFile } from "@/features/imports/queries/inspect-file";
import { UnfitChoice, UnreadableFile, type InspectReport, type Need } from "@/features/imports/schema";
import { now as clock } from "@/server/clock";
import { importFlagsHelp, readImportFlags, WrongFlags } from "./import-flags";

export const inspectHelp = `kept inspect FILE [--map ROLE=COLUMN …] [--date DAY] [--json]\n${importFlagsHelp}`;

export type InspectContext = {
  /** Where relative paths start; the directory `kept` was called in. */
  cwd?: string;
  now?: Date;
  print?: (text: string) => void;
  complain?: (text: string) => void;
};

/**
 * `kept inspect FILE`: says what a file is, what an import would take from it and what it leaves open. Needs no
 * database. Returns the exit status: 0 ready to import, 2 with open questions, 1 for a file or flag that cannot be
 * read, with a sentence on standard error.
 */
export async function inspect(argv: readonly string[], context: InspectContext = {}): Promise<number> {
  const { print = toStdout, complain = toStderr } = context;
  try {
    const { file, choices, json } = readImportFlags(argv, context.cwd ?? process.cwd());
    const report = await inspectFile(file, { now: context.now ?? clock(), choices });
    print(json ? JSON.stringify(report, null, 2) : summary(report));
    return report.needs.length > 0 ? 2 : 0;
  } catch (error) {
    complain(complaint(error));
    return 1;
  }
}

/** The sentence of an error meant for people; others are thrown on. */
function complaint(error: unknown): string {
  if (error instanceof WrongFlags) return `${error.sentence}\n\n${inspectHelp}`;
  if (error instanceof UnreadableFile || error instanceof UnfitChoice) return error.sentence;
  throw error;
}

function toStdout(text: string) {
  process.stdout.write(`${text}\n`);
}

function toStderr(text: string) {
  process.stderr.write(`${text}\n`);
}

function summary(report: InspectReport): string {
  const { counts, columns, mapping, dates } = report;
  return [
    `${report.format}, ${storedAs(report)}, ${counted(report.headerRows, "header row")}`,
    `${counted(counts.rows, "row")}, ${counted(columns.length, "column")}`,
    "",
    ...Object.entries(mapping).map(([role, ref]) => `  ${role.padEnd(11)}${ref}`),
    ...(dates ? [`  dates      ${dates.format}${dates.zone === null ? "" : `, ${dates.zone}`}`] : []),
    "",
    `${counted(counts.accepted, "answer")}, ${counts.valid.toLocaleString("en")} with a score: ` +
      `promoters ${counts.promoters}, passives ${counts.passives}, detractors ${counts.detractors}${npsText(report.nps)}`,
    ...listed("Not counted", report.notCounted),
    ...listed("Left out of answers that count", report.leftOut),
    ...report.warnings.map((warning) => `\n${warning}`),
    ...report.needs.map(needText),
  ].join("\n");
}

function storedAs({ sheet, encoding, delimiter }: InspectReport): string {
  return sheet ? `Excel, sheet “${sheet.name}”` : `${encoding}, delimiter ${delimiter}`;
}

function counted(n: number, noun: string): string {
  return `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
}

function npsText(nps: number | null): string {
  if (nps === null) return "";
  const rounded = Math.round(nps);
  return `, NPS ${rounded < 0 ? "−" : ""}${Math.abs(rounded)}`;
}

function listed(title: string, tallies: InspectReport["notCounted"]): string[] {
  if (tallies.length === 0) return [];
  const lines = tallies.map(({ reason, count, firstRows }) => {
    const rows = `${count === 1 ? "row" : "rows"} ${firstRows.join(", ")}${count > firstRows.length ? ", …" : ""}`;
    return `  ${String(count).padStart(6)}  ${reason} (${rows})`;
  });
  return [`\n${title}`, ...lines];
}

function needText({ question, options, flag }: Need): string {
  const choices = (options ?? []).map(({ value, label }) => `\n    ${value}: ${label}`).join("");
  return `\n? ${question}${choices}${flag === undefined ? "" : `\n    answer with ${flag}`}`;
}
