import * as z from "zod";
import {
  Delimiter,
  Encoding,
  ExportFormat,
  Packing,
  Reshape,
  RowFilter,
  SheetChoice,
  TellableEncoding,
} from "./schema/file-layout";

/** What a column of a file can become. The order is the order of the wizard. */
export const importRoles = [
  "score",
  "date",
  "comment",
  "id",
  "customer",
  "email",
  "touchpoint",
  "channel",
  "segment",
  "persona",
  "revenue",
  "csat",
  "ces",
  "weight",
  "emotion",
  "promise",
  "expectation",
  "reliable",
  "relevant",
  "valuable",
  "honest",
] as const;
export const ImportRole = z.enum(importRoles);
export type ImportRole = z.infer<typeof ImportRole>;

export const DateOrder = z.enum(["day-first", "month-first"]);
export type DateOrder = z.infer<typeof DateOrder>;

/** Roles whose values are names that the organisation keeps: a name of the file is an existing one, or a new one. */
export const namedRoles = ["touchpoint", "channel", "segment", "persona"] as const;
export type NamedRole = (typeof namedRoles)[number];
const NamedRole = z.enum(namedRoles);

/** A name of the file and what it means here; `becomes` is null while nobody has said. */
export const NameReport = z.object({
  role: NamedRole,
  value: z.string(),
  /** Rows that count and carry it. */
  rows: z.int(),
  /** The most similar name that exists. */
  near: z.string().nullable(),
  becomes: z.object({ kind: z.enum(["known", "new", "left-out"]), name: z.string().nullable() }).nullable(),
});
export type NameReport = z.infer<typeof NameReport>;

/** Role → position of its column, counted from 0. */
export const Mapping = z.partialRecord(ImportRole, z.int().min(0));
export type Mapping = z.infer<typeof Mapping>;

/** Everything that decides how a row is read: with the same options a file is read the same way again. */
export const ImportOptions = z.object({
  mapping: Mapping,
  /** The day of every answer, where the file has none; with a date column it fills the blanks. */
  fixedDate: z.iso.date().optional(),
  dateOrder: DateOrder.optional(),
  /** Dates are day numbers of a spreadsheet (days since 30 December 1899). */
  excelDates: z.boolean().default(false),
  /** Those day numbers count from 1 January 1904 instead. */
  from1904: z.boolean().default(false),
  /** Dates are seconds since 1970, or milliseconds. */
  unixDates: z.boolean().default(false),
  /** The zone the file's times are written in: "UTC", an IANA name, or null for the organisation's own. */
  zone: z.string().nullable().default(null),
  /** Values such as "10 - Extremely likely" count as 10. */
  labelledScores: z.boolean().default(false),
  /** The same for CSAT and CES: "5 - Very satisfied" counts as 5. */
  labelledRatings: z.boolean().default(false),
  /** Money is written 1.234,56. */
  decimalComma: z.boolean().default(false),
  /** Names of the file that mean another name here, or nothing (null); `value` in lower case. All else stays. */
  names: z.array(z.object({ role: NamedRole, value: z.string(), name: z.string().nullable() })).default([]),
  /** The latest moment an answer may carry, "YYYY-MM-DDTHH:MM:SS"; set once, so that a resumed load decides alike. */
  notAfter: z.string(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/** What a person has settled before a file is read. A column is named as in `--map`, or by position from 0. */
export const InspectChoices = z.object({
  mapping: z.partialRecord(ImportRole, z.union([z.string(), z.int().min(0), z.null()])).default({}),
  fixedDate: z.iso.date().optional(),
  dateOrder: DateOrder.optional(),
  /** The order that counts where the column itself leaves it open, as for the last file of the same shape. */
  usualDateOrder: DateOrder.optional(),
  /** What names of the file mean: an existing name, a new one, or nothing. */
  names: z
    .array(
      z.object({
        role: NamedRole,
        value: z.string().max(300),
        is: z.union([z.enum(["new", "leave"]), z.object({ name: z.string().max(300) })]),
      }),
    )
    .max(2000)
    .default([]),
  /** Every name that is not known becomes a new one. */
  newNames: z.boolean().optional(),
  /** The sheet of an Excel file, by name. */
  sheet: z.string().max(200).optional(),
  /** How letters are written in a text whose first bytes do not settle it. */
  encoding: TellableEncoding.optional(),
  /** Whether a plain table has a row of headings. */
  hasHeader: z.boolean().optional(),
  /**
   * Several columns hold scores: `each` is a touchpoint's, or only `one` is the score; or which columns are, by name or
   * position, and what their touchpoints are called.
   */
  wide: z
    .union([
      z.enum(["each", "one"]),
      z
        .array(z.object({ column: z.union([z.string(), z.int().min(0)]), touchpoint: z.string().min(1) }))
        .min(1)
        .max(200),
    ])
    .optional(),
});
export type InspectChoices = z.input<typeof InspectChoices>;

export const ColumnReport = z.object({
  /** Counted from 0. */
  position: z.int(),
  /** What `--map` calls it: its name, or `#5` (counted from 1) where the name is empty or not unique. */
  ref: z.string(),
  name: z.string(),
  question: z.string().nullable(),
  /** The id the survey tool gives it (Qualtrics' ImportId). */
  importId: z.string().nullable(),
  filled: z.int(),
  /** Up to three values, each cut at 120 characters. */
  samples: z.array(z.string()),
  /** In words: "whole numbers 1 to 5", "dates", "text", "empty". */
  holds: z.string(),
});
export type ColumnReport = z.infer<typeof ColumnReport>;

export const Tally = z.object({ reason: z.string(), count: z.int(), firstRows: z.array(z.int()) });
export type Tally = z.infer<typeof Tally>;

export const Need = z.object({
  role: z.enum([...importRoles, "layout", "sheet"]),
  question: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  /** How the command line answers it; absent where nothing can. */
  flag: z.string().optional(),
});
export type Need = z.infer<typeof Need>;

export const InspectReport = z.object({
  format: ExportFormat,
  packing: Packing,
  encoding: Encoding,
  /** The file's bytes leave no other encoding. */
  isEncodingSure: z.boolean().default(true),
  delimiter: Delimiter,
  /** The text starts with a byte-order mark. */
  marked: z.boolean(),
  /** Characters of a first line `sep=…`; spreadsheets do not show it and it is not counted as a row. */
  separatorLength: z.int(),
  /** Set for an Excel file. */
  sheet: SheetChoice.nullable(),
  /** Columns that are the file's own, where it holds rows of another that were handed out to be corrected. */
  returned: z.int().nullable().default(null),
  reshape: Reshape.nullable(),
  /** The tool and the headings, by which the next file of the same source is known. */
  shape: z.string(),
  /** What was chosen for the last file of this shape was used again. */
  isRecalled: z.boolean(),
  /** The names of touchpoints, channels, segments and personas in rows that count. */
  names: z.array(NameReport),
  /** The first and the last month of answers that count, "YYYY-MM"; null where none does. */
  months: z.object({ from: z.string(), to: z.string() }).nullable().default(null),
  /** By class: answers with a weight, and the sums of their weights and of the squares; null without a weight column. */
  weights: z
    .record(
      z.enum(["promoter", "passive", "detractor"]),
      z.object({ n: z.int(), weight: z.number(), squares: z.number() }),
    )
    .nullable(),
  headerRows: z.int(),
  /** As a spreadsheet counts: the first row of the file is 1. */
  firstDataRow: z.int(),
  /** Rows below the header that are not wholly empty. */
  dataRows: z.int(),
  columns: z.array(ColumnReport),
  filters: z.array(RowFilter),
  /** Role → `ref` of its column. */
  mapping: z.partialRecord(ImportRole, z.string()),
  counts: z.object({
    rows: z.int(),
    /** Rows an import would take, with a 0–10 score or only a CSAT or CES rating. */
    accepted: z.int(),
    /** Rows with a 0–10 score. */
    valid: z.int(),
    promoters: z.int(),
    passives: z.int(),
    detractors: z.int(),
  }),
  /** Points, −100 to 100; null without scores. */
  nps: z.number().nullable(),
  notCounted: z.array(Tally),
  /** Values left out or cut in rows that do count. */
  leftOut: z.array(Tally),
  needs: z.array(Need),
  warnings: z.array(z.string()),
  dates: z
    .object({
      column: z.int(),
      format: z.string(),
      examples: z.array(z.object({ value: z.string(), read: z.string() })),
      zone: z.string().nullable(),
    })
    .nullable(),
  suggestedOptions: ImportOptions,
});
export type InspectReport = z.infer<typeof InspectReport>;

/** A file that cannot be read at all. `sentence` is for people. */
export class UnreadableFile extends Error {
  readonly sentence: string;
  constructor(sentence: string) {
    super(sentence);
    this.name = "UnreadableFile";
    this.sentence = sentence;
  }
}

/** A choice that does not fit the file: a column it does not have, a day that does not exist. */
export class UnfitChoice extends Error {
  readonly sentence: string;
  constructor(sentence: string) {
    super(sentence);
    this.name = "UnfitChoice";
    this.sentence = sentence;
  }
}

export const importStates = [
  "created",
  "received",
  "checking",
  "checked",
  "loading",
  "done",
  "failed",
  "undoing",
  "undone",
] as const;

/** What has been chosen for an import so far, as its row keeps it. */
export type StoredOptions = { surveyName: string; countsInScore: boolean; choices: InspectChoices };

/** One import as lists show it. */
export const ImportRow = z.object({
  token: z.uuid(),
  fileName: z.string(),
  surveyName: z.string(),
  surveyId: z.int().nullable(),
  state: z.enum(importStates),
  cursorRow: z.int(),
  dataRows: z.int(),
  accepted: z.int(),
  refused: z.int(),
  duplicates: z.int(),
  problem: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  /** How long it has been loading, or took, in seconds. */
  seconds: z.number().nullable(),
  /** The month of its newest answer, where the overview can show it. */
  newestMonth: z.string().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportStatus = ImportRow.extend({
  choices: InspectChoices,
  report: InspectReport.optional(),
  /** The names that exist, while names of the file can be said to mean them. */
  known: z.record(NamedRole, z.array(z.string())).optional(),
});
export type ImportStatus = z.infer<typeof ImportStatus>;
