import type { OpenTransfer } from "../schema/transfer";

type Reach = "all" | readonly number[];

/** Who stands at both ends of a transfer; `from` null: nobody answers for the touchpoint. */
export type Ends = { from: number | null; to: number };

function isOf(reach: Reach, department: number | null): boolean {
  return reach === "all" || (department !== null && reach.includes(department));
}

/** May somebody begin this transfer? Only the heads at its two ends, and executives. */
export function mayOffer(reach: Reach, { from, to }: Ends): boolean {
  return isOf(reach, from) || isOf(reach, to);
}

/** Does the one who begins it speak for both ends, so that it needs nobody else? */
export function speaksForBoth(reach: Reach, { from, to }: Ends): boolean {
  return isOf(reach, from) && isOf(reach, to);
}

/** Which of the two departments asked: the receiving one, unless whoever asks speaks for the giving one. */
export function askingSide(reach: Reach, { from, to }: Ends): number {
  return from !== null && isOf(reach, from) ? from : to;
}

/**
 * What somebody may do with an open offer. The side that asked takes it back, the other side accepts or declines; a
 * touchpoint nobody answers for has no other side, so an executive decides.
 */
export function settlements(
  reach: Reach,
  { from, to, askedBy }: Ends & { askedBy: number | null },
): OpenTransfer["maySettle"] {
  if (reach === "all") return ["accepted", "declined", "withdrawn"];
  const asking = askedBy ?? to;
  const other = asking === to ? from : to;
  if (isOf(reach, other)) return ["accepted", "declined"];
  return isOf(reach, asking) ? ["withdrawn"] : [];
}

type Offered = Ends & {
  isRetired: boolean;
  isToActive: boolean;
  hasOpenOffer: boolean;
  /** When an agreed transfer after `startsOn` begins. */
  nextChange: string | undefined;
  startsOn: string;
  /** The first of the current month. */
  month: string;
};

/** Why a transfer cannot begin, in a sentence. */
export function offerRefusal(offer: Offered): string | undefined {
  if (offer.isRetired) return "This touchpoint is retired; what it was stays with whoever answered for it.";
  if (!offer.isToActive) return "This department is gone. Choose another.";
  if (offer.from === offer.to) return "This department answers for the touchpoint already.";
  if (offer.hasOpenOffer) return "An offer for this touchpoint is open. Settle it first.";
  if (offer.startsOn < offer.month)
    return "Past months stay with whoever answered for them. Choose this month or a later one.";
  if (offer.nextChange)
    return `From ${offer.nextChange} on somebody else answers for it already. Hand it over from then on.`;
  return undefined;
}

/** Agreed late, it begins in the month it was agreed in: the months before stay with whoever answered for them. */
export function effectiveStart(startsOn: string, month: string): string {
  return startsOn < month ? month : startsOn;
}
