import type { ImportRole, ImportRow } from "../schema";

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
