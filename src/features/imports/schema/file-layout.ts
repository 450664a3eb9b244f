import * as z from "zod";

export const exportFormats = [
  "qualtrics",
  "qualtrics-legacy",
  "surveymonkey",
  "survicate",
  "google-forms",
  "typeform",
  "formbricks",
  "limesurvey",
  "medallia",
  "salesforce-long",
  "delighted",
  "long",
  "plain",
] as const;
export const ExportFormat = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Encodings that nothing in a file's bytes tells from each other: what is told may be wrong, and a person may say which. */
export const tellableEncodings = [
  "utf-8",
  "windows-1252",
  "mac_roman",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1257",
  "shift_jis",
  "euc-kr",
  "gb18030",
  "big5",
] as const;
export const TellableEncoding = z.enum(tellableEncodings);
export type TellableEncoding = z.infer<typeof TellableEncoding>;

/** The same, and those that a file's first bytes settle. */
export const Encoding = z.enum([...tellableEncodings, "utf-8-bom", "utf-16le", "utf-16be"]);
export type Encoding = z.infer<typeof Encoding>;

export const Delimiter = z.enum([",", ";", "tab", "|"]);
export type Delimiter = z.infer<typeof Delimiter>;

/** How the bytes of a file are packed. `part`: the one file of a zip archive that is read. */
export const Packing = z.union([
  z.object({ kind: z.enum(["plain", "gzip"]) }),
  z.object({ kind: z.literal("zip"), part: z.string() }),
]);
export type Packing = z.infer<typeof Packing>;

/** The sheet of an Excel file that is read, and the others a person may choose instead. */
export const SheetChoice = z.object({
  name: z.string(),
  /** Its place in the archive. */
  part: z.string(),
  others: z.array(z.string()),
  /** False where several sheets could hold the answers, or none clearly does. */
  isClear: z.boolean(),
  /** Its day numbers count from 1904. */
  from1904: z.boolean().default(false),
});
export type SheetChoice = z.infer<typeof SheetChoice>;

/**
 * How rows of the file become answers where they are not one for one; positions are of the file's own columns.
 * `long`: several lines an answer, told apart by `id`, each with one question and its answer. `wide`: one column a
 * touchpoint, each of which is an answer. `keep`: columns that are carried over.
 */
export const Reshape = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("long"),
    id: z.int(),
    question: z.int(),
    answer: z.int(),
    keep: z.array(z.int()),
    questions: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("wide"),
    keep: z.array(z.int()),
    scores: z.array(z.object({ column: z.int(), touchpoint: z.string() })),
  }),
]);
export type Reshape = z.infer<typeof Reshape>;

/** Rows whose cell in `column` (trimmed, lower case) is one of `values` are not answers. */
export const RowFilter = z.object({
  column: z.int().min(0),
  code: z.enum(["preview", "unfinished", "spam", "other-question"]),
  values: z.array(z.string()),
});
export type RowFilter = z.infer<typeof RowFilter>;
