import type { CaseState } from "../schema";

/** What is to be known of a case before it may change. */
export type Standing = Readonly<{
  version: number;
  departmentId: number;
  /** Who has it, while they are here; null: nobody. */
  assigneeId: string | null;
  assignee: string | null;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
  withdrawnAt: Date | null;
}>;

/** Open → acknowledged → closed; withdrawn where its answer went away. */
export function stateOf({
  acknowledgedAt,
  closedAt,
  withdrawnAt,
}: Pick<Standing, "acknowledgedAt" | "closedAt" | "withdrawnAt">): CaseState {
  if (withdrawnAt) return "withdrawn";
  if (closedAt) return "closed";
  return acknowledgedAt ? "acknowledged" : "open";
}

/** Two people never overwrite each other unseen. */
export function staleRefusal({ version }: Standing, seen: number): string | undefined {
  return version === seen ? undefined : "Somebody changed this meanwhile. Look again, then decide.";
}

export function idleRefusal(standing: Standing): string | undefined {
  const state = stateOf(standing);
  if (state === "closed") return "It is closed. Open it again first.";
  return state === "withdrawn"
    ? "Its answer is out, or its customer was erased: there is nothing to do."
    : undefined;
}

/** Whoever comes second is told by whom it was taken, not that something changed. */
export function claimRefusal(standing: Standing, actorId: string): string | undefined {
  const { assigneeId, assignee } = standing;
  if (assigneeId === actorId) return "It is yours already.";
  return assigneeId === null ? idleRefusal(standing) : `${assignee ?? "Somebody"} has claimed it already.`;
}

export function acknowledgeRefusal(standing: Standing): string | undefined {
  return (
    idleRefusal(standing) ?? (standing.acknowledgedAt ? "The customer was answered already." : undefined)
  );
}

export function closeRefusal(standing: Standing): string | undefined {
  return idleRefusal(standing) ?? (standing.acknowledgedAt ? undefined : "Answer the customer first.");
}

export function reopenRefusal(standing: Standing): string | undefined {
  return stateOf(standing) === "closed" ? undefined : "Only a closed case can be opened again.";
}
