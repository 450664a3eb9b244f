import type { ImportRole, ImportRow, InspectReport } from "../schema";
import type { ExportFormat, TellableEncoding } from "../schema/file-layout";

/** The steps of an import as the page names them. */
export const steps = ["File", "Columns", "Check", "Import"];

export const roleLabels: Record<ImportRole, string> = {
  score: "Score (0–10)",
  date: "Date of the answer",
  comment: "Comment",
  id: "Id of the answer",
  customer: "Customer number",
  email: "Customer's e-mail",
  touchpoint: "Touchpoint",
  channel: "Channel",
  segment: "Segment",
  persona: "Persona",
  revenue: "Revenue a year",
  csat: "Satisfaction (1–5)",
  ces: "Effort (1–7)",
  weight: "Weight",
  emotion: "Felt emotion (−2 to 2, or a word)",
  promise: "Promise kept (yes, partly, no)",
  expectation: "Worse, as or better than expected",
  reliable: "It was reliable (1–5)",
  relevant: "It was relevant (1–5)",
  valuable: "It was valuable (1–5)",
  honest: "It was honest (1–5)",
};

export const stateWords: Record<ImportRow["state"], string> = {
  created: "Waiting for its file",
  received: "Received",
  checking: "Being checked",
  checked: "Ready to import",
  loading: "Being imported",
  done: "Imported",
  failed: "Not imported",
  undoing: "Being taken out",
  undone: "Taken out again",
};

/** Is something happening that the page should watch? */
export function isMoving(state: ImportRow["state"]): boolean {
  return state === "received" || state === "checking" || state === "loading" || state === "undoing";
}

const formatWords: Record<ExportFormat, string> = {
  qualtrics: "An export of Qualtrics",
  "qualtrics-legacy": "An export of Qualtrics (older form)",
  surveymonkey: "An export of SurveyMonkey",
  survicate: "An export of Survicate",
  "google-forms": "Answers of a Google Form",
  typeform: "An export of Typeform",
  formbricks: "An export of Formbricks",
  limesurvey: "An export of LimeSurvey",
  medallia: "An export of Medallia",
  "salesforce-long": "A Salesforce survey report, several lines an answer",
  delighted: "An export of Delighted",
  long: "A table with several lines an answer",
  plain: "A plain table",
};

const encodingWords: Record<InspectReport["encoding"], string> = {
  "utf-8": "UTF-8",
  "utf-8-bom": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
  mac_roman: "Mac Roman",
  "windows-1250": "Windows-1250",
  "windows-1251": "Windows-1251",
  "windows-1253": "Windows-1253",
  "windows-1254": "Windows-1254",
  "windows-1257": "Windows-1257",
  shift_jis: "Shift JIS",
  "euc-kr": "EUC-KR",
  gb18030: "GB 18030",
  big5: "Big5",
};

/** How letters may be written, by where such files come from. */
export const encodingOptions: { value: TellableEncoding; label: string }[] = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Western Europe (Windows-1252)" },
  { value: "mac_roman", label: "Western Europe, old Mac (Mac Roman)" },
  { value: "windows-1250", label: "Central Europe (Windows-1250)" },
  { value: "windows-1251", label: "Cyrillic (Windows-1251)" },
  { value: "windows-1253", label: "Greek (Windows-1253)" },
  { value: "windows-1254", label: "Turkish (Windows-1254)" },
  { value: "windows-1257", label: "Baltic (Windows-1257)" },
  { value: "shift_jis", label: "Japanese (Shift JIS)" },
  { value: "euc-kr", label: "Korean (EUC-KR)" },
  { value: "gb18030", label: "Chinese, simplified (GB 18030)" },
  { value: "big5", label: "Chinese, traditional (Big5)" },
];

/** What a file was found to be, to be confirmed. */
export function layoutWords({ format, encoding, sheet, headerRows, dates, reshape }: InspectReport): string {
  const stored = sheet ? `Excel, sheet “${sheet.name}”` : encodingWords[encoding];
  const rows = headerRows === 1 ? "one header row" : `${headerRows === 0 ? "no" : headerRows} header rows`;
  const wide = reshape?.kind === "wide" ? ", one column a touchpoint" : "";
  const written = dates ? ` · dates ${dates.format}${dates.zone === null ? "" : `, ${dates.zone}`}` : "";
  return `${formatWords[format]}${wide} · ${stored} · ${rows}${written}`;
}
