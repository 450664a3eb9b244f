import "server-only";
import { asSystem, type Tx } from "../db";
import { record } from "../events";
import { insertSession, type Visit } from "./open-session";
import { isSsoOnly, signInPolicy } from "./policy";
import { openStep } from "./step";
import { verdictOf, type Verdict, type Way } from "./verdict";

export type Entry =
  | { outcome: "in"; sid: string; personId: string }
  | { outcome: "second step"; step: string; personId: string }
  | { outcome: "no" };

/** Minutes for finding one's phone. */
const SECOND_STEP_MINUTES = 10;

/**
 * The one gate. Every way in ends here, after it has proven what it proves; nothing else opens a session. The
 * person's row is held while the session is made, so that a deactivation comes before it or ends it.
 */
export async function letIn(personId: string, way: Way, visit: Visit): Promise<Entry> {
  const policy = await signInPolicy();
  return asSystem("gate", async (tx): Promise<Entry> => {
    const standing = await standingOf(tx, personId);
    const verdict = standing
      ? verdictOf({ ...standing, isSsoOnly: isSsoOnly(policy, standing.email) }, way)
      : "no";
    if (!standing || verdict === "no") {
      await record(tx, "system", { action: "session.refuse", object: `person:${personId}`, detail: { way } });
      return { outcome: "no" };
    }
    if (verdict === "second step") {
      const data = { credentialVersion: standing.credentialVersion };
      const step = await openStep(tx, "code", {
        personId,
        data,
        minutes: SECOND_STEP_MINUTES,
        now: visit.now,
      });
      return { outcome: "second step", step, personId };
    }
    const sid = await insertSession(tx, { personId, way, hours: policy.sessionHours }, visit);
    await record(tx, personId, { action: "session.open", object: `person:${personId}`, detail: { way } });
    return { outcome: "in", sid, personId };
  });
}

/** The same decision for a way that opens no session itself: a password that is about to be set by a mailed link. */
export async function wouldLetIn(tx: Tx, personId: string, way: Way): Promise<Verdict> {
  const policy = await signInPolicy();
  const standing = await standingOf(tx, personId);
  return standing ? verdictOf({ ...standing, isSsoOnly: isSsoOnly(policy, standing.email) }, way) : "no";
}

type Row = { email: string; isActive: boolean; hasFactor: boolean; credentialVersion: number };

async function standingOf(tx: Tx, personId: string): Promise<Row | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT email, deactivated_at IS NULL AS "isActive", credential_version AS "credentialVersion",
      EXISTS (SELECT FROM totp t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL)
        OR EXISTS (SELECT FROM passkey k WHERE k.person_id = p.id) AS "hasFactor"
    FROM person p WHERE id = ${personId}::uuid FOR SHARE OF p`;
  return row;
}
