import type { ImportOptions, Need } from "../schema";
import { holdsDates, holdsInWords, shareOf, speaksOfDates, type ColumnFacts } from "./column-facts";
import type { DateTally } from "./date-order";
import { readDate } from "./dates";
import { labelNumber, readScore } from "./scores";
import { hasScoreLabels, isCalledScore } from "./suggest-score";

type Answered = {
  columns: readonly ColumnFacts[];
  options: ImportOptions;
  /** Set where day and month cannot be told apart. */
  unclearDates?: DateTally;
  /** A person mapped a CSAT or CES column and so knows that there is no 0–10 question. */
  ratingChosen: boolean;
};

/** What the file does not say and a person must. Empty when it can be imported as it is. */
export function openNeeds(answered: Answered): Need[] {
  return [...scoreNeed(answered), ...dateNeed(answered), ...orderNeed(answered)];
}

function scoreNeed({ columns, options, ratingChosen }: Answered): Need[] {
  if (options.mapping.score !== undefined || ratingChosen) return [];
  const { csat, ces } = options.mapping;
  const rating = columns[csat ?? ces ?? -1];
  const kind = csat === undefined ? "CES from 1 to 7" : "CSAT from 1 to 5";
  const used = new Set<number>(Object.values(options.mapping));
  const free = columns.filter((column) => column === rating || !used.has(column.position));
  const scales = free.filter(isSmallScale).sort((a, b) => awayFromTen(a) - awayFromTen(b));
  const named = free.filter((column) => isCalledScore(column) && !isSmallScale(column));
  return [
    {
      role: "score",
      question: rating
        ? `No column is a 0–10 score. “${rating.name}” looks like ${kind}: import it as that, without a score?`
        : "No column is clearly a 0–10 score. Which one answers “how likely are you to recommend us”, from 0 to 10?",
      options: [...scales.map(asOption), ...named.flatMap(unreadableOption)].slice(0, 12),
      flag: rating ? `--map ${csat === undefined ? "ces" : "csat"}=${rating.ref}` : "--map score=COLUMN",
    },
  ];
}

/** Columns that reach 10 are the likelier scores. */
function awayFromTen({ stats }: ColumnFacts): number {
  return Math.abs(10 - stats.highest);
}

function isSmallScale({ stats }: ColumnFacts): boolean {
  if (stats.filled === 0) return false;
  if (stats.whole >= 0.9 * stats.filled) return stats.lowest >= 0 && stats.highest <= 11 && stats.highest > 1;
  return (
    stats.distinct !== null && [...stats.distinct.keys()].every((value) => labelNumber(value) !== undefined)
  );
}

/** A column of numbers that is called a score, with the first value that keeps it from being one. */
function unreadableOption(column: ColumnFacts) {
  const { stats } = column;
  const labels = hasScoreLabels(column);
  const values = [...(stats.distinct?.keys() ?? []), ...stats.samples];
  const stray = values.find((value) => readScore(value, labels) === undefined);
  const numbers = values.filter((value) => /^\W{0,2}\d/.test(value)).length;
  if (stray === undefined || numbers < values.length / 2) return [];
  const holds = `“${stray.slice(0, 40)}” is not a score from 0 to 10`;
  return [{ ...asOption(column), label: `${column.name.slice(0, 100)}: ${holds}` }];
}

function dateNeed({ columns, options: { mapping, fixedDate } }: Answered): Need[] {
  if (mapping.date !== undefined || fixedDate !== undefined) return [];
  const choices = [...columns.filter(holdsDates).map(asOption), ...doubtfulDates(columns, mapping)].slice(
    0,
    12,
  );
  if (choices.length === 0) {
    const question = "No column holds the date of the answers. On which day were they given?";
    return [{ role: "date", question, flag: "--date YYYY-MM-DD" }];
  }
  return [
    {
      role: "date",
      question:
        "No column is clearly the date of the answers. Which one is, or on which day were they given?",
      options: choices,
      flag: "--map date=COLUMN or --date YYYY-MM-DD",
    },
  ];
}

/** Columns with some dates, or called so, each with the first value that is none. */
function doubtfulDates(columns: readonly ColumnFacts[], mapping: ImportOptions["mapping"]) {
  const used = new Set<number>(Object.values(mapping));
  return columns
    .filter((column) => !holdsDates(column) && !used.has(column.position) && column.stats.filled > 0)
    .map((column) => ({ column, share: shareOf(column.stats.dates.written, column.stats) }))
    .filter(({ column, share }) => share >= 0.3 || speaksOfDates(column.words))
    .sort((a, b) => b.share - a.share)
    .map(({ column }) => {
      const values = [...(column.stats.distinct?.keys() ?? []), ...column.stats.samples];
      const stray = values.find((value) => !isSomeDate(value));
      const holds = stray === undefined ? "not all are dates" : `“${stray.slice(0, 40)}” is not a date`;
      return { ...asOption(column), label: `${column.name.slice(0, 100)}: ${holds}` };
    });
}

function isSomeDate(text: string): boolean {
  return (["day-first", "month-first"] as const).some(
    (dateOrder) => "at" in readDate(text, { ...anyDate, dateOrder }),
  );
}

const anyDate = { excelDates: false, zone: null, notAfter: "9999" };

function asOption(column: ColumnFacts) {
  return {
    value: column.name.length > 60 ? `#${column.position + 1}` : column.ref,
    label: `${column.name.slice(0, 100)}: ${holdsInWords(column)}`,
  };
}

function orderNeed({ columns, options, unclearDates }: Answered): Need[] {
  const column = columns[options.mapping.date ?? -1];
  if (!unclearDates || !column) return [];
  const { eitherExamples, examples: anyExamples } = unclearDates;
  const examples = eitherExamples.length > 0 ? eitherExamples : anyExamples;
  const read = (dateOrder: "day-first" | "month-first") =>
    examples
      .map((text) => {
        const date = readDate(text, { ...anyDate, dateOrder });
        return `${text} is ${"at" in date ? dayInWords(date.at) : "no date"}`;
      })
      .join(" · ");
  return [
    {
      role: "date",
      question: `In “${column.name}”, does the day or the month come first?`,
      options: [
        { value: "day-first", label: read("day-first") },
        { value: "month-first", label: read("month-first") },
      ],
      flag: "--date-order day-first|month-first",
    },
  ];
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayInWords(at: string): string {
  return `${Number(at.slice(8, 10))} ${months[Number(at.slice(5, 7)) - 1] ?? ""} ${at.slice(0, 4)}`;
}
