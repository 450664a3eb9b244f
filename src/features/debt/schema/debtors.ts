import * as z from "zod";
import { entryKinds } from "@/domain/ledger";
import { ShownStatement } from "../schema";

/** Whose debt: a department's by its slug; left out: everybody's, for readers of everything. */
const Whose = z.object({ department: z.string().max(100).optional() });
const Department = z.object({ name: z.string(), slug: z.string() });

export const AskedDebtors = Whose.extend({
  /** Where the list goes on, as an earlier page said. */
  after: z.string().max(60).optional(),
});
export type AskedDebtors = z.infer<typeof AskedDebtors>;

const Debtor = z.object({
  /** Zero: answers that name nobody, which stand in for one another. */
  id: z.string(),
  /** Their own number or name; absent for readers who may not see which customer it is. */
  name: z.string().optional(),
  units: z.number(),
});
export type Debtor = z.infer<typeof Debtor>;

/** Customers by what they are owed now, most first. */
export const Debtors = z.object({
  department: Department.optional(),
  /** "few": so few are owed anything that one of them could be told. */
  reading: z.enum(["open", "few"]),
  /** What all of them are owed; only where the list may be read. */
  total: z.number().optional(),
  customers: z.array(Debtor),
  next: z.string().optional(),
  asOf: z.string().optional(),
});
export type Debtors = z.infer<typeof Debtors>;

export const AskedDebtor = Whose.extend({
  customer: z.string().regex(/^(0|[1-9]\d{0,17})$/),
  after: z.string().max(60).optional(),
});
export type AskedDebtor = z.infer<typeof AskedDebtor>;

const Line = z.object({
  id: z.string(),
  day: z.string(),
  kind: z.enum(entryKinds),
  /** Of a correction: what it takes back or repeats. */
  ofKind: z.enum(entryKinds),
  units: z.number(),
  /** What is owed after this line. */
  balance: z.number(),
  /** Where the bad experience was, and when. */
  touchpoint: z.string().nullable(),
  opened: z.string(),
});
export type LedgerLine = z.infer<typeof Line>;

/** One customer's ledger, newest line first: opening 0 + every line = what is owed now. */
export const DebtorLedger = z.object({
  department: Department.optional(),
  customer: Debtor,
  statement: ShownStatement,
  lines: z.array(Line),
  next: z.string().optional(),
  asOf: z.string().optional(),
});
export type DebtorLedger = z.infer<typeof DebtorLedger>;
