import type { EntryKind } from "@/domain/ledger";
import type { Debtor, LedgerLine } from "@/features/debt/schema/debtors";
import { formatDay } from "@/ui/dates";

/** Answers that name nobody are kept as one customer a touchpoint. */
const NOBODY = "0";

/** "C-1042", "Customers without a name", or just "A customer" for readers who may not know which. */
export function customerWords({ id, name }: Pick<Debtor, "id" | "name">): string {
  if (id === NOBODY) return "Customers who gave no name";
  return name ?? "A customer";
}

/** That some answers are not booked yet. */
export function asOfWords(asOf: string | undefined): string | undefined {
  return asOf === undefined ? undefined : "Answers of the last minutes are not booked yet.";
}

const kindWords: Record<EntryKind, string> = {
  incurred: "Bad experience",
  reinstated: "A case about it was opened again",
  repaid: "Good experience",
  settled: "A case about it was closed",
  expired: "The customer left",
  erased: "The customer was erased",
  corrected: "Corrected",
};

/** Why a line was booked: "Good experience, for the bad one of 10 May 2026 at Claim payment". */
export function lineWords({ kind, ofKind, touchpoint, opened }: LedgerLine): string {
  const at = touchpoint === null ? "" : ` at ${touchpoint}`;
  if (kind === "incurred") return `${kindWords.incurred}${at}`;
  const about = `for the bad one of ${formatDay(opened)}${at}`;
  if (kind === "corrected") {
    const what = kindWords[ofKind];
    return `Corrected: ${what.charAt(0).toLowerCase()}${what.slice(1)}, ${about}`;
  }
  return `${kindWords[kind]}, ${about}`;
}
