import * as z from "zod";
import { isDay } from "@/domain/period";

const Id = z.int().positive();
const FirstOfMonth = z
  .string()
  .refine((day) => isDay(day) && day.endsWith("-01"), "Choose the first of a month.");
const Department = z.object({ id: z.int(), name: z.string(), slug: z.string() });

/** A touchpoint to be handed over: to whom, and from which first of a month on. */
export const OfferTransfer = z.object({ touchpointId: Id, toDepartmentId: Id, startsOn: FirstOfMonth });
export type OfferTransfer = z.infer<typeof OfferTransfer>;

export const outcomes = ["accepted", "declined", "withdrawn"] as const;
export const SettleTransfer = z.object({ id: Id, outcome: z.enum(outcomes) });
export type SettleTransfer = z.infer<typeof SettleTransfer>;

/** What became of an offer or its settlement: from when on who answers, if it is settled. */
export const Handed = z.object({ startsOn: z.string(), isSettled: z.boolean() });
export type Handed = z.infer<typeof Handed>;

/** An offer nobody has settled yet, with what the reader may do about it. */
export const OpenTransfer = z.object({
  id: z.int(),
  touchpoint: z.object({ id: z.int(), name: z.string(), href: z.array(z.string()).length(3) }),
  from: Department.nullable(),
  to: Department,
  startsOn: z.string(),
  /** Past its first day the touchpoint counts as contested. */
  isContested: z.boolean(),
  askedBy: z.string().nullable(),
  maySettle: z.array(z.enum(outcomes)),
});
export type OpenTransfer = z.infer<typeof OpenTransfer>;

/** Who answered for a touchpoint when, newest first, and what the reader may do about it. */
export const Ownership = z.object({
  history: z.array(z.object({ department: Department, from: z.string(), to: z.string().nullable() })),
  open: OpenTransfer.nullable(),
  /** Departments the reader may hand it to; empty: none, or an offer stands open. */
  departments: z.array(z.object({ id: z.int(), name: z.string() })),
  /** First of months it may change hands at, soonest first. */
  months: z.array(z.string()),
  /** What pressing the button does: settles it, or offers it to another head. */
  settlesWith: z.array(z.int()),
});
export type Ownership = z.infer<typeof Ownership>;
