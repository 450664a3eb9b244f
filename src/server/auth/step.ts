import "server-only";
import { asSystem, Prisma, type Tx } from "../db";
import { newToken, tokenHash } from "./secret-token";

/** What can be half done: a second step, a passkey's challenge, a new passkey, a trip to the identity provider. */
export type StepKind = "code" | "passkey" | "enrol" | "sso";
export type Step = { personId: string | null; data: Record<string, unknown> };

const MOST_TRIES = 5;

type NewStep = { personId?: string; data: Prisma.InputJsonObject; minutes: number; now: Date };

/** Begins something that the same browser must finish; returns the secret for its cookie. */
export async function openStep(
  tx: Tx,
  kind: StepKind,
  { personId, data, minutes, now }: NewStep,
): Promise<string> {
  const token = newToken();
  await tx.$executeRaw`DELETE FROM sign_in_step WHERE expires_at < ${now}::timestamptz - interval '1 day'`;
  await tx.signInStep.create({
    data: {
      tokenHash: tokenHash(token),
      kind,
      personId,
      data,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
    },
  });
  return token;
}

/** Counts one try at a step, before it is looked at. Undefined: none, over, used, or tried too often. */
export async function tryStep(
  kind: StepKind,
  token: string | undefined,
  now: Date,
): Promise<Step | undefined> {
  if (!token) return undefined;
  return asSystem("step:try", async (tx) => {
    const [row] = await tx.$queryRaw<Step[]>`
      UPDATE sign_in_step SET tries = tries + 1
      WHERE token_hash = ${tokenHash(token)} AND kind = ${kind} AND used_at IS NULL
        AND expires_at > ${now}::timestamptz AND tries < ${MOST_TRIES}
      RETURNING person_id::text AS "personId", data`;
    return row;
  });
}

/** Looks at a step without counting, for a page. */
export async function peekStep(
  kind: StepKind,
  token: string | undefined,
  now: Date,
): Promise<Step | undefined> {
  if (!token) return undefined;
  return asSystem("step:peek", async (tx) => {
    const [row] = await tx.$queryRaw<Step[]>`
      SELECT person_id::text AS "personId", data FROM sign_in_step
      WHERE token_hash = ${tokenHash(token)} AND kind = ${kind} AND used_at IS NULL AND expires_at > ${now}::timestamptz`;
    return row;
  });
}

/** Ends a step for good; only one caller ever gets it. */
export async function takeStep(
  kind: StepKind,
  token: string | undefined,
  now: Date,
): Promise<Step | undefined> {
  if (!token) return undefined;
  return asSystem("step:take", async (tx) => {
    const [row] = await tx.$queryRaw<Step[]>`
      UPDATE sign_in_step SET used_at = ${now}::timestamptz
      WHERE token_hash = ${tokenHash(token)} AND kind = ${kind} AND used_at IS NULL AND expires_at > ${now}::timestamptz
      RETURNING person_id::text AS "personId", data`;
    return row;
  });
}
