import { metricByKey } from "@/domain/metrics";
import { isDay, monthOf, type Day } from "@/domain/period";
import {
  judgedMeasures,
  type CheckedRow,
  type CheckedTargets,
  type JudgedMeasure,
  type TargetChange,
} from "../schema";
import { pastedCells } from "./pasted-cells";
import { beginRefusal, valueRefusal } from "./targets";

type Named = Readonly<{ id: number; name: string; slug: string }>;

/** Everything a line may name that its writer reaches, and what holds today. */
export type PasteContext = Readonly<{
  departments: readonly Named[];
  stages: readonly Named[];
  touchpoints: readonly Named[];
  mayNameWhole: boolean;
  today: Day;
  nowOf(
    change: Pick<TargetChange, "slug" | "stageId" | "touchpointId" | "metric">,
  ): { value: number; band: number } | undefined;
}>;

/**
 * Reads targets from a spreadsheet, one a line (`Department | Measure | Target | Band | From | Reason`) or a column a
 * measure (`Department | NPS | CSAT …`). Nothing is guessed: what cannot be read is a problem of its row.
 */
export function checkedTargets(text: string, context: PasteContext): CheckedTargets {
  const [head, ...lines] = pastedCells(text);
  if (!head) return { rows: [], problem: "Paste a table with a line of headings." };
  const columns = columnsOf(head.cells);
  if ("problem" in columns) return { rows: [], problem: columns.problem };
  if (lines.length === 0) return { rows: [], problem: "There is no line below the headings." };
  const rows = lines.flatMap(({ row, cells }) => rowsOf(row, cells, { columns, context }));
  return { rows: markTwice(rows) };
}

const kinds = ["department", "stage", "touchpoint"] as const;
type Kind = (typeof kinds)[number];
type Columns = {
  whose: Partial<Record<Kind, number>>;
  measure?: number;
  target?: number;
  band?: number;
  from?: number;
  reason?: number;
  /** A column a measure. */
  wide: { at: number; metric: JudgedMeasure }[];
};

function columnsOf(cells: readonly string[]): Columns | { problem: string } {
  const find = (...names: string[]) => {
    const at = cells.findIndex((cell) => names.includes(cell.toLowerCase()));
    return at < 0 ? undefined : at;
  };
  const whose = Object.fromEntries(
    kinds.flatMap((kind) => {
      const at = find(kind);
      return at === undefined ? [] : [[kind, at]];
    }),
  );
  if (Object.keys(whose).length === 0)
    return { problem: "One heading has to be Department, Stage or Touchpoint." };
  const measure = find("measure");
  const rest = { band: find("band"), from: find("from"), reason: find("reason", "because") };
  if (measure !== undefined) {
    const target = find("target");
    return target === undefined
      ? { problem: "Beside Measure there has to be a heading Target." }
      : { whose, measure, target, ...rest, wide: [] };
  }
  const wide = cells.flatMap((cell, at) => {
    const metric = measureNamed(cell);
    return metric ? [{ at, metric }] : [];
  });
  return wide.length === 0
    ? { problem: "There has to be a heading Measure, or a heading a measure, such as NPS." }
    : { whose, ...rest, wide };
}

/** A measure by its key or its words, in any case: "csat", "Satisfaction (CSAT)", "Satisfaction". */
function measureNamed(text: string): JudgedMeasure | undefined {
  const plain = text.toLowerCase();
  return judgedMeasures.find((key) => {
    const label = metricByKey[key].label.toLowerCase();
    return plain === key || plain === label || plain === label.replace(/ \(.*\)$/, "");
  });
}

type Given = { columns: Columns; context: PasteContext };

function rowsOf(row: number, cells: readonly string[], { columns, context }: Given): CheckedRow[] {
  const at = (index: number | undefined) => (index === undefined ? "" : (cells[index] ?? ""));
  const bad = (problem: string): CheckedRow => ({
    state: "bad",
    row,
    words: cells.join(" · ").slice(0, 200),
    problem,
  });
  const whose = whoseOf((kind) => at(columns.whose[kind]), context);
  if ("problem" in whose) return [bad(whose.problem)];
  const said = saidOf({ from: at(columns.from), reason: at(columns.reason) }, context.today);
  if ("problem" in said) return [bad(said.problem)];
  const shared = { ...whose.subject, ...said };
  const read = (metric: JudgedMeasure | undefined, text: string): CheckedRow => {
    if (!metric) return bad(`“${at(columns.measure)}” is no measure that targets can be set for.`);
    const now = context.nowOf({ ...shared, metric });
    const change = changeOf(metric, { target: text, band: at(columns.band) }, now);
    if ("problem" in change) return bad(change.problem);
    return { state: "good", row, whose: whose.words, change: { ...shared, metric, ...change }, now };
  };
  if (columns.measure !== undefined) return [read(measureNamed(at(columns.measure)), at(columns.target))];
  const filled = columns.wide.filter((column) => at(column.at) !== "");
  return filled.map((column) => read(column.metric, at(column.at)));
}

/** From when and why, where the line says so itself. */
function saidOf(
  { from: month, reason }: { from: string; reason: string },
  today: Day,
): Pick<TargetChange, "from" | "reason"> | { problem: string } {
  const from = monthOfText(month);
  if (from === "unreadable") return { problem: `“${month}” is no month; write it as 2027-01.` };
  const late = from && beginRefusal(from, today);
  if (late) return { problem: late };
  const isReason = reason.length >= 3 && reason.length <= 300;
  if (reason !== "" && !isReason) return { problem: "A reason has 3 to 300 characters." };
  return { ...(from ? { from } : {}), ...(reason === "" ? {} : { reason }) };
}

type Subject = Pick<TargetChange, "slug" | "stageId" | "touchpointId">;

/** The one subject a line names: exactly one of its cells, or "Whole organisation". */
function whoseOf(
  text: (kind: Kind) => string,
  { departments, stages, touchpoints, mayNameWhole }: PasteContext,
): { subject: Subject; words: string } | { problem: string } {
  const named = kinds.filter((kind) => text(kind) !== "");
  const [kind] = named;
  if (!kind) return { problem: "It does not say whose target it is." };
  if (named.length > 1) return { problem: "It names more than one: a target is of one of them." };
  const words = text(kind);
  if (mayNameWhole && /^(whole )?organisation$/i.test(words))
    return { subject: { slug: null }, words: "Whole organisation" };
  const found = { department: departments, stage: stages, touchpoint: touchpoints }[kind].filter(
    ({ name, slug }) => name.toLowerCase() === words.toLowerCase() || slug === words,
  );
  const [one] = found;
  if (!one) return { problem: `There is no ${kind} “${words}”, or it is not yours.` };
  if (found.length > 1)
    return { problem: `“${words}” is the name of more than one ${kind}; write its short name.` };
  const subjects: Record<Kind, Subject> = {
    department: { slug: one.slug },
    stage: { slug: null, stageId: one.id },
    touchpoint: { slug: null, touchpointId: one.id },
  };
  return { subject: subjects[kind], words: one.name };
}

const USUAL_BAND = 5;

function changeOf(
  metric: JudgedMeasure,
  { target, band }: { target: string; band: string },
  now: { band: number } | undefined,
): Pick<TargetChange, "value" | "band"> | { problem: string } {
  const value = numberOf(target);
  if (value === undefined) return { problem: `“${target}” is no number.` };
  const wide = band === "" ? (now?.band ?? USUAL_BAND) : numberOf(band);
  if (wide === undefined || wide < 0) return { problem: `“${band}” is no width of a band.` };
  const problem = valueRefusal({ metric, value, band: wide });
  return problem === undefined ? { value, band: wide } : { problem };
}

/** A number as spreadsheets write it: `+31`, `−7`, `23%`, `23,5`, `25,000`. */
function numberOf(text: string): number | undefined {
  const plain = text.replace("−", "-").replace(/%$/, "").replace(/\s/g, "");
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(",", ""));
  return /^[+-]?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(",", ".")) : undefined;
}

/** `2027-01`, or a whole first day of it; nothing is undefined. */
function monthOfText(text: string): string | undefined {
  if (text === "") return undefined;
  if (/^20\d\d-(0[1-9]|1[0-2])$/.test(text)) return text;
  return isDay(text) && text.endsWith("-01") ? monthOf(text) : "unreadable";
}

/** Of two lines about the same thing neither can be meant. */
function markTwice(rows: CheckedRow[]): CheckedRow[] {
  const keyOf = ({ change: { slug, stageId, touchpointId, metric, from } }: CheckedRow & { state: "good" }) =>
    JSON.stringify([slug, stageId, touchpointId, metric, from]);
  const firstAt = new Map<string, number>();
  return rows.map((row) => {
    if (row.state === "bad") return row;
    const first = firstAt.get(keyOf(row));
    firstAt.set(keyOf(row), first ?? row.row);
    return first === undefined
      ? row
      : { state: "bad", row: row.row, words: row.whose, problem: `Row ${first} says the same already.` };
  });
}
