import "server-only";
import { generators, Issuer, type BaseClient, type CallbackParamsType } from "openid-client";
import * as z from "zod";
import { asSystem, type Tx } from "../db";
import { env } from "../env";
import { record } from "../events";
import { log } from "../log";
import { unseal } from "../sealed";
import { letIn } from "./gate";
import type { Visit } from "./open-session";
import { signInPolicy, type Sso } from "./policy";
import { openStep, takeStep } from "./step";

/** The sealed secret that the provider knows us by. */
export const SSO_SECRET = "sso client secret";
const MINUTES = 15;
const KEEP_DISCOVERY_MS = 10 * 60_000;

export type SsoOutcome =
  | { outcome: "in"; sid: string; next: string }
  | { outcome: "linked"; next: string }
  | { outcome: "sso-off" | "sso-failed" | "sso-unknown" };

const redirectUri = () => `${env().appUrl}/api/sign-in/sso/callback`;

/**
 * Begins a trip to the identity provider. State, nonce and code verifier wait in the database for this one browser.
 * `linkTo` is somebody who is signed in and wants to connect their account.
 */
export async function beginSso({
  next,
  linkTo,
  now,
}: {
  next: string;
  linkTo?: string;
  now: Date;
}): Promise<{ url: string; step: string } | undefined> {
  const { sso } = await signInPolicy();
  if (!sso) return undefined;
  const client = await clientOf(sso, now);
  const [state, nonce, verifier] = [generators.state(), generators.nonce(), generators.codeVerifier()];
  const data = { state, nonce, verifier, next, issuer: sso.issuer };
  const step = await asSystem("sso:begin", (tx) =>
    openStep(tx, "sso", { personId: linkTo, data, minutes: MINUTES, now }),
  );
  const url = client.authorizationUrl({
    scope: "openid email profile",
    state,
    nonce,
    code_challenge: generators.codeChallenge(verifier),
    code_challenge_method: "S256",
  });
  return { url, step };
}

/** The way back. Who somebody is at the provider decides; an e-mail address alone links to nobody. */
export async function finishSso(
  params: CallbackParamsType,
  { step, viewerId, visit }: { step: string | undefined; viewerId: string | undefined; visit: Visit },
): Promise<SsoOutcome> {
  const { sso } = await signInPolicy();
  if (!sso) return { outcome: "sso-off" };
  const begun = await takeStep("sso", step, visit.now);
  const held = Held.safeParse(begun?.data);
  if (!begun || !held.success || held.data.issuer !== sso.issuer) return { outcome: "sso-failed" };
  const identity = await identityFrom(params, sso, { ...held.data, now: visit.now });
  if (!identity) return { outcome: "sso-failed" };
  const { next } = held.data;
  return begun.personId
    ? connect(identity, { personId: begun.personId, viewerId, next })
    : enter(identity, { next, visit });
}

/** Connecting an account: only for whoever began it, and still is signed in here. */
async function connect(
  identity: Identity,
  { personId, viewerId, next }: { personId: string; viewerId: string | undefined; next: string },
): Promise<SsoOutcome> {
  if (personId !== viewerId) return { outcome: "sso-failed" };
  const isLinked = await asSystem("sso:link", (tx) => link(tx, identity, personId));
  return isLinked ? { outcome: "linked", next } : { outcome: "sso-unknown" };
}

async function enter(
  identity: Identity,
  { next, visit }: { next: string; visit: Visit },
): Promise<SsoOutcome> {
  const personId = await asSystem("sso:find", (tx) => personFor(tx, identity, visit.now));
  const entry = personId ? await letIn(personId, "sso", visit) : undefined;
  return entry?.outcome === "in" ? { outcome: "in", sid: entry.sid, next } : { outcome: "sso-unknown" };
}

/** What waits in the database for this one browser. */
const Held = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  issuer: z.string(),
});

type Identity = { issuer: string; subject: string; verifiedEmail: string | undefined };
type Begun = { state: string; nonce: string; verifier: string; now: Date };

/** Exchanges the code and checks the token: signature, issuer, audience, nonce, times. Undefined when anything is off. */
async function identityFrom(
  params: CallbackParamsType,
  sso: Sso,
  begun: Begun,
): Promise<Identity | undefined> {
  try {
    const client = await clientOf(sso, begun.now);
    const tokens = await client.callback(redirectUri(), params, {
      state: begun.state,
      nonce: begun.nonce,
      code_verifier: begun.verifier,
      response_type: "code",
    });
    const { iss, sub, ...claims } = tokens.claims();
    const told = claims.email === undefined && tokens.access_token ? await client.userinfo(tokens) : claims;
    const isVerified = told.email_verified === true && typeof told.email === "string";
    return { issuer: iss, subject: sub, verifiedEmail: isVerified ? told.email?.toLowerCase() : undefined };
  } catch (error) {
    log().warn({ err: error }, "a sign-in through the identity provider failed");
    return undefined;
  }
}

/** By subject; or, for an address that an administrator has invited and the provider has verified, once, by address. */
async function personFor(tx: Tx, identity: Identity, now: Date): Promise<string | undefined> {
  const { issuer, subject, verifiedEmail } = identity;
  const known = await tx.ssoSubject.findUnique({ where: { issuer_subject: { issuer, subject } } });
  if (known) return known.personId;
  if (!verifiedEmail) return undefined;
  const [invited] = await tx.$queryRaw<{ personId: string }[]>`
    UPDATE one_time_link l SET used_at = ${now}::timestamptz FROM person p
    WHERE p.id = l.person_id AND p.email = ${verifiedEmail} AND p.deactivated_at IS NULL
      AND l.purpose = 'invitation' AND l.used_at IS NULL AND l.expires_at > ${now}::timestamptz
      AND l.credential_version = p.credential_version
    RETURNING p.id::text AS "personId"`;
  return invited && (await link(tx, identity, invited.personId)) ? invited.personId : undefined;
}

/** Ties a subject to a person for good; a subject that is somebody else's stays theirs. */
async function link(tx: Tx, { issuer, subject }: Identity, personId: string): Promise<boolean> {
  await tx.$executeRaw`INSERT INTO sso_subject (issuer, subject, person_id)
    VALUES (${issuer}, ${subject}, ${personId}::uuid) ON CONFLICT DO NOTHING`;
  const held = await tx.ssoSubject.findUnique({ where: { issuer_subject: { issuer, subject } } });
  if (held?.personId !== personId) return false;
  await record(tx, personId, { action: "sso.link", object: `person:${personId}` });
  return true;
}

let discovered: { issuer: string; at: number; found: Issuer } | undefined;

async function clientOf(sso: Sso, now: Date): Promise<BaseClient> {
  if (discovered?.issuer !== sso.issuer || now.getTime() - discovered.at > KEEP_DISCOVERY_MS)
    discovered = { issuer: sso.issuer, at: now.getTime(), found: await discover(sso.issuer) };
  const secret = sso.sealedSecret ? unseal(SSO_SECRET, sso.sealedSecret) : undefined;
  return new discovered.found.Client({
    client_id: sso.clientId,
    client_secret: secret,
    token_endpoint_auth_method: secret ? "client_secret_basic" : "none",
    redirect_uris: [redirectUri()],
    response_types: ["code"],
  });
}

/** Reads what a provider says of itself. Throws when it cannot be reached, or says it is somebody else. */
export async function discover(issuer: string): Promise<Issuer> {
  const found = await Issuer.discover(issuer);
  if (found.metadata.issuer.replace(/\/$/, "") !== issuer.replace(/\/$/, ""))
    throw new Error(`The provider calls itself ${found.metadata.issuer}.`);
  return found;
}
