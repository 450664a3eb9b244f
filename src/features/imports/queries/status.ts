import { can, type Actor } from "@/access/can";
import type { Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { knownNames } from "./known-names";
import type { ImportRow, ImportStatus } from "../schema";
import type { Refusal, RefusalsPage } from "../schema/refusals";
import { InspectChoices, InspectReport, type StoredOptions } from "../schema";

type Importer = Scope<"import:create">;

/** Where one import stands, with what its file was found to hold. */
export function importStatus(scope: Importer, token: string, actor: Actor): Promise<ImportStatus> {
  return inScope(scope, async (tx) => {
    const [row] = await rowsOf(tx, token);
    if (!row) throw new NotFound();
    const stored = await tx.import.findUniqueOrThrow({
      where: { token },
      select: { report: true, options: true },
    });
    const report = stored.report === null ? undefined : InspectReport.parse(stored.report);
    const { choices } = stored.options as unknown as StoredOptions;
    return {
      ...row,
      choices: InspectChoices.parse(choices),
      known: row.state === "checked" && report && report.names.length > 0 ? await knownNames(tx) : undefined,
      report: report && shown(report, can(actor, "comment:read")),
    };
  });
}

/** Every import, newest first; at most 100. */
export function importHistory(scope: Importer): Promise<ImportRow[]> {
  return inScope(scope, (tx) => rowsOf(tx, null));
}

/**
 * The rows of an import that were not counted, in the file's order, up to `limit`, after row `after`; with the cells of
 * those that can be corrected, where they are asked for.
 */
export async function refusalsOf(
  scope: Importer,
  { token, after, limit, withCells }: RefusalsPage,
  actor: Actor,
) {
  const rows = await inScope(
    scope,
    (tx) => tx.$queryRaw<Refusal[]>`
    SELECT f.row, f.code, f.reason, f.value, CASE WHEN ${withCells} THEN f.cells END AS cells FROM import_refusal f JOIN import i ON i.id = f.import_id
    WHERE i.token = ${token}::uuid AND f.row > ${after}::int ORDER BY f.row LIMIT ${limit}::int`,
  );
  if (can(actor, "comment:read")) return rows;
  // Masked cells are nothing to correct: brought in again, they would be somebody's words.
  return rows.map((row) => ({
    ...row,
    reason: quoteless(row.reason),
    value: masked(row.value),
    cells: null,
  }));
}

function rowsOf(tx: Tx, token: string | null): Promise<ImportRow[]> {
  return tx.$queryRaw<ImportRow[]>`
    SELECT i.token::text, i.file_name AS "fileName", coalesce(s.name, i.options->>'surveyName', '') AS "surveyName",
      i.survey_id AS "surveyId", i.state, i.cursor_row AS "cursorRow",
      coalesce((i.report->>'dataRows')::int, 0) AS "dataRows", i.accepted, i.refused, i.duplicates, i.problem,
      coalesce(p.name, 'Operator') AS "createdBy",
      to_char(i.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "createdAt",
      CASE WHEN i.started_at IS NULL THEN NULL
        ELSE greatest(0.001, extract(epoch FROM coalesce(i.finished_at, now()) - i.started_at))::float8 END AS "seconds",
      CASE WHEN ${token}::uuid IS NOT NULL THEN (SELECT to_char(max(c.bucket), 'YYYY-MM') FROM rollup.month_live c WHERE c.survey = i.survey_id) END AS "newestMonth"
    FROM import i LEFT JOIN survey s ON s.id = i.survey_id LEFT JOIN person p ON p.id = i.created_by
    WHERE ${token}::uuid IS NULL OR i.token = ${token}::uuid
    ORDER BY i.created_at DESC LIMIT 100`;
}

/** Reasons whose quotations are gone, because the import is over, are counted together. */
function shown(report: InspectReport, mayReadWords: boolean): InspectReport {
  if (!mayReadWords) return withoutWords(report);
  return { ...report, notCounted: together(report.notCounted), leftOut: together(report.leftOut) };
}

/** Administrators map columns without reading customers: what could be words is masked for them. */
function withoutWords(report: InspectReport): InspectReport {
  const columns = report.columns.map((column) => ({ ...column, samples: column.samples.map(masked) }));
  const { notCounted, leftOut } = report;
  const names = report.names.map((name) => ({ ...name, value: unlessProse(name.value) }));
  const needs = report.needs.map((need) => {
    const hidden = report.names.filter(({ value }) => unlessProse(value) !== value);
    const without = (text: string) =>
      hidden.reduce((left, { value }) => left.replaceAll(value, unlessProse(value)), text);
    const options = need.options?.map(({ value, label }) => ({
      value: without(value),
      label: quoteless(without(label)),
    }));
    return { ...need, question: without(need.question), options };
  });
  return {
    ...report,
    columns,
    names,
    needs,
    notCounted: wordless(notCounted),
    leftOut: wordless(leftOut),
  };
}

type Tallies = InspectReport["notCounted"];

/** Reasons that quote a cell, without the quotation. */
const wordless = (tallies: Tallies) =>
  together(tallies.map((tally) => ({ ...tally, reason: quoteless(tally.reason) })));

/** Reasons that are the same are counted together. */
function together(tallies: Tallies): Tallies {
  const sums = new Map<string, Tallies[number]>();
  for (const tally of tallies) {
    const { reason } = tally;
    const sum = sums.get(reason);
    const firstRows = [...(sum?.firstRows ?? []), ...tally.firstRows].sort((a, b) => a - b).slice(0, 5);
    sums.set(reason, { reason, count: (sum?.count ?? 0) + tally.count, firstRows });
  }
  return [...sums.values()];
}

/** Names are an organisation's own words; what is longer than a name may be a customer's. */
const unlessProse = (name: string) => (name.split(/\s+/).length > 6 ? masked(name) : name);
const quoteless = (reason: string) =>
  reason.replace(/“(.*)”/s, (quoted, cell: string) => (hasWords(cell) ? "“•••”" : quoted));
const masked = (cell: string) => (hasWords(cell) ? cell.replace(/\S/g, "•") : cell);
/** Letters, unless they are one month or weekday among the numbers of a date. */
const hasWords = (cell: string) =>
  /\p{L}/u.test(cell) && !/^(?=.*\d)[\d\s.,:/+TZ-]*(\p{L}{1,10}\.?)?[\d\s.,:/+TZ-]*$/u.test(cell);
