import type { ExportFormat, RowFilter } from "../schema/file-layout";
import { knowledge, limeSurveyNames, surveyMonkeyIds, type Head } from "./formats";
import { longColumns } from "./long-columns";
import { nameOf } from "./words";

export type LayoutColumn = { name: string; question: string | null; importId: string | null };

export type Layout = {
  format: ExportFormat;
  /** Rows above the header that only say what the table is: its title, when it was made. */
  titleRows: number;
  headerRows: number;
  columns: LayoutColumn[];
  filters: RowFilter[];
  /** From Qualtrics' header row of ids: the zone its times are written in. */
  zone: string | null;
};

/**
 * Which tool wrote a file, how many rows its header has, and what it calls its columns; from its first records that
 * are not empty. A person may say whether a plain table has a header.
 */
export function recogniseLayout(records: Head, hasHeader?: boolean): Layout {
  const titleRows = recognise(records, hasHeader).format === "plain" ? titleRowsOf(records) : 0;
  const head = records.slice(titleRows);
  const { format, headerRows } = recognise(head, hasHeader);
  const columns = columnsOf(head, format, headerRows);
  return {
    format,
    titleRows,
    headerRows,
    columns,
    filters: filtersOf(format, columns),
    zone: zoneOf(head, headerRows),
  };
}

/**
 * Rows above a table with more cells: a title, a date of making, of more than two cells only where one holds a value,
 * which a heading does not. The header is the first row of words that is nearly as full as the fullest.
 */
function titleRowsOf(records: Head): number {
  const filled = records.map((record) => record.filter((cell) => cell.trim() !== "").length);
  const fullest = Math.max(...filled, 0);
  const isFull = (n: number) => n > 1 && n >= 0.75 * fullest;
  const header = records.findIndex((record, i) => isFull(filled[i] ?? 0) && !record.some(isValue));
  const above = records.slice(0, Math.max(0, header)).map((record, i) => ({ record, n: filled[i] ?? 0 }));
  const isTitles = above.every(({ record, n }) => !isFull(n) && (n <= 2 || record.some(isValue)));
  return header > 0 && header <= 15 && isTitles ? header : 0;
}

/** Numbers, dates and addresses stand below headings, not among them. */
function isValue(cell: string): boolean {
  const text = cell.trim();
  return /^[-+]?\d+(?:[.,]\d+)?$/.test(text) || dateLike.test(text) || addressLike.test(text);
}

type Recognised = { format: ExportFormat; headerRows: number };
type Recogniser = (head: Head, names: readonly string[]) => Recognised | undefined;

const recognisers: readonly Recogniser[] = [
  (head) => {
    const row = [1, 2].find((i) => isIds(head[i]));
    return row === undefined ? undefined : { format: "qualtrics", headerRows: row + 1 };
  },
  // Before the tools whose headings it may share: a question and an answer in columns of their own are no other's.
  (head, names) => oneRow("long", isLong(head, names)),
  ([, second = []], names) => {
    const legacy = /^v1$/.test(names[0] ?? "") && nameOf(second[0] ?? "") === "responseid";
    return legacy ? { format: "qualtrics-legacy", headerRows: 2 } : undefined;
  },
  (_, names) => oneRow("qualtrics-legacy", has(names, "responseid", "responseset", "finished")),
  (head, names) => {
    const date = qualtricsDate(names);
    if (date === -1) return undefined;
    return { format: "qualtrics", headerRows: isLabels(head[1], date) ? 2 : 1 };
  },
  ([, second = []], names) =>
    names.includes("responseuuid") && names.includes("datetimeutc")
      ? { format: "survicate", headerRows: second[0] === "" ? 2 : 1 }
      : undefined,
  ([, second = []], names) =>
    surveyMonkeyIds.includes(names[0] ?? "")
      ? { format: "surveymonkey", headerRows: isSecondHeader(second) ? 2 : 1 }
      : undefined,
  (_, names) => oneRow("typeform", names.includes("submitdateutc") && names.includes("networkid")),
  (_, names) => oneRow("typeform", names[0] === "" && names.includes("submitdateutc")),
  (_, names) => oneRow("formbricks", has(names, "responseid", "timestamp", "finished", "surveyid")),
  (_, names) => oneRow("limesurvey", isLimeSurvey(names)),
  (_, names) => oneRow("medallia", has(names, "requestid", "starrating", "responsereceivedat")),
  (_, names) =>
    oneRow("salesforce-long", has(names, "surveytakerid", "surveyquestionquestiontitle", "response")),
  (_, names) => oneRow("delighted", has(names, "permalink", "score", "comment") && isDelighted(names)),
  (_, names) =>
    oneRow("google-forms", knowledge["google-forms"].roles.date?.includes(names[0] ?? "") === true),
];

function recognise(head: Head, hasHeader = !hasNoHeader(head)): Recognised {
  const names = (head[0] ?? []).map(nameOf);
  for (const recogniser of recognisers) {
    const found = recogniser(head, names);
    if (found) return found;
  }
  return { format: "plain", headerRows: hasHeader ? 1 : 0 };
}

function oneRow(format: ExportFormat, fits: boolean): Recognised | undefined {
  return fits ? { format, headerRows: 1 } : undefined;
}

function has(names: readonly string[], ...wanted: readonly string[]): boolean {
  return wanted.every((name) => names.includes(name));
}

function isDelighted(names: readonly string[]): boolean {
  return names.includes("surveytype") || names.includes("person") || names.includes("personid");
}

/** Whether a row is Qualtrics' ids of its columns. */
function isIds(row: readonly string[] = []): boolean {
  const ids = row.filter((cell) => importIdOf(cell) !== null).length;
  return ids > 0 && ids >= row.length / 2;
}

/** The place of its date in a Qualtrics export whose row of ids is gone; -1 for another file. */
function qualtricsDate(names: readonly string[]): number {
  if (has(names, "antwortid", "erfassungsdatum", "beendet")) return names.indexOf("erfassungsdatum");
  const tells = ["finished", "status", "responsetype"].some((name) => names.includes(name));
  return tells && names.includes("responseid") ? names.indexOf("recordeddate") : -1;
}

/** A second header row says again what its columns are, in some language; a date has digits. */
function isLabels(second: readonly string[] | undefined, date: number): boolean {
  return /^\D+$/.test(second?.[date]?.trim() ?? "");
}

function isLimeSurvey(names: readonly string[]): boolean {
  const { submitted, lastPage } = limeSurveyNames;
  return [submitted, lastPage].every((known) => known.some((name) => names.includes(name)));
}

/** Some id comes twice, with another question, or some question twice, of another id. */
function isLong([, ...lines]: Head, names: readonly string[]): boolean {
  const long = longColumns("long", names);
  if (!long) return false;
  const pairs = lines.map((cells) => [cells[long.id] ?? "", cells[long.question] ?? ""] as const);
  const different = (place: 0 | 1) => new Set(pairs.map((pair) => pair[place])).size;
  return different(0) < pairs.length || different(1) < pairs.length;
}

/** SurveyMonkey's second row names the options of each question and has no respondent. */
function isSecondHeader(second: readonly string[]): boolean {
  return second[0]?.trim() === "" && second.some((cell) => cell.trim() !== "");
}

const dateLike = /^\d{4}-\d{1,2}-\d{1,2}|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/;
const addressLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A first row that holds a date or an address where the second row holds one too is an answer, not a header. */
function hasNoHeader([first = [], second = []]: Head): boolean {
  return [dateLike, addressLike].some((kind) =>
    first.some((cell, i) => kind.test(cell.trim()) && kind.test(second[i]?.trim() ?? "")),
  );
}

/** `{"ImportId":"QID1"}`, also as scripts write it: `{u'timeZone': u'UTC', u'ImportId': u'startDate'}`. */
function importIdOf(cell: string): string | null {
  return /^\s*\{.*?["']ImportId["']\s*:\s*u?["']([^"']*)["']/s.exec(cell)?.[1] ?? null;
}

function zoneOf(head: Head, headerRows: number): string | null {
  if (headerRows < 2) return null;
  for (const cell of head[headerRows - 1] ?? []) {
    if (importIdOf(cell) === null) continue;
    const zone = /["']timeZone["']\s*:\s*u?["']([A-Za-z0-9_+\-/]+)["']/.exec(cell)?.[1];
    if (zone && isZone(zone)) return zone;
  }
  return null;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}

function columnsOf(head: Head, format: ExportFormat, headerRows: number): LayoutColumn[] {
  const [first = [], second = []] = head;
  if (headerRows === 0)
    return first.map((_, i) => ({ name: `Column ${i + 1}`, question: null, importId: null }));
  if (format === "surveymonkey" || format === "survicate") {
    return headerRows === 2 ? mergedColumns(first, second) : first.map(plainColumn);
  }
  const ids = headerRows > 1 ? head[headerRows - 1] : undefined;
  const hasQuestions = headerRows > 1 && !isIds(second);
  return first.map((name, i) => ({
    name: name.trim(),
    question: hasQuestions ? (second[i] ?? "").trim() : null,
    importId: importIdOf(ids?.[i] ?? ""),
  }));
}

function plainColumn(name: string): LayoutColumn {
  return { name: name.trim(), question: null, importId: null };
}

const onlyAnswer = new Set([
  "", "response", "openendedresponse", "score", "answer",
  "antwort", "offeneantwort", "freieantwort", "reponse", "reponseouverte", "reponselibre",
]); // prettier-ignore

/** Two rows: the question, written once over its columns, and under it each column's option. */
function mergedColumns(questions: readonly string[], options: readonly string[]): LayoutColumn[] {
  let question = "";
  return questions.map((text, i) => {
    const option = (options[i] ?? "").trim();
    if (text.trim() !== "" || option === "") question = text.trim();
    const name = onlyAnswer.has(nameOf(option)) ? question : `${question} [${option}]`;
    return { name, question: question === name ? null : question, importId: null };
  });
}

function filtersOf(format: ExportFormat, columns: readonly LayoutColumn[]): RowFilter[] {
  const filters = knowledge[format].filters.flatMap(({ column, code, values }) => {
    const position = columns.findIndex(
      ({ name, question }) => nameOf(name) === column || nameOf(question ?? "") === column,
    );
    return position === -1 ? [] : [{ column: position, code, values: [...values] }];
  });
  // One column may answer to two names; the same filter twice changes nothing.
  return filters.filter(
    (filter, i) =>
      filters.findIndex((other) => other.column === filter.column && other.code === filter.code) === i,
  );
}
