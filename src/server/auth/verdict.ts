/** Everything that can open a session, or set a password, for somebody. A new way in is added here first. */
export const ways = ["password", "code", "passkey", "sso", "invitation", "reset", "setup"] as const;
export type Way = (typeof ways)[number];

/** What the database says of somebody who wants in. */
export type Standing = {
  readonly isActive: boolean;
  /** Their address belongs to a domain that signs in through the identity provider only. */
  readonly isSsoOnly: boolean;
  /** An authenticator app or a passkey is set up. */
  readonly hasFactor: boolean;
};

/** In; a second step is needed; or no, in the words of a wrong password. */
export type Verdict = "in" | "second step" | "no";

/**
 * THE decision about every way in. The password step has been proven by whoever asks; `code` is the second step after
 * it, and a passkey is two factors in one (held, and unlocked by its owner). A provider answers for its own factors.
 */
export function verdictOf(standing: Standing, way: Way): Verdict {
  if (!standing.isActive) return "no";
  if (standing.isSsoOnly && way !== "sso") return "no";
  const isOneFactor = way === "password" || way === "invitation";
  return standing.hasFactor && isOneFactor ? "second step" : "in";
}
