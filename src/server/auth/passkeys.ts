import "server-only";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { asSystem, type Tx } from "../db";
import { env } from "../env";
import { Refusal } from "../errors";
import { letIn } from "./gate";
import type { Visit } from "./open-session";
import { noteRefusal, type SignInOutcome } from "./sign-in";
import { openStep, peekStep, takeStep, tryStep } from "./step";
import { countTry } from "./throttle";

const MINUTES = 5;

/** Passkeys are bound to a host name; an address of digits cannot have any. */
export function passkeyHost(): string | undefined {
  const { hostname } = new URL(env().appUrl);
  return /^[\d.]+$|^\[/.test(hostname) ? undefined : hostname;
}

function host(): string {
  const name = passkeyHost();
  if (!name) throw new Refusal("Passkeys need a host name: the operator must set APP_URL to one.");
  return name;
}

const origin = () => new URL(env().appUrl).origin;

type Begun<Options> = { options: Options; step: string };

/** Begins a new passkey of a signed-in person. Its owner must unlock it at each use, so it is two factors in one. */
export async function beginPasskey(
  tx: Tx,
  { personId, email, name, now }: { personId: string; email: string; name: string; now: Date },
): Promise<Begun<PublicKeyCredentialCreationOptionsJSON>> {
  const held = await tx.passkey.findMany({ where: { personId }, select: { id: true, transports: true } });
  const options = await generateRegistrationOptions({
    rpName: "Kept",
    rpID: host(),
    userName: email,
    userDisplayName: name,
    userID: new TextEncoder().encode(personId),
    attestationType: "none",
    excludeCredentials: held,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const step = await openStep(tx, "enrol", {
    personId,
    data: { challenge: options.challenge },
    minutes: MINUTES,
    now,
  });
  return { options, step };
}

type NewPasskey = { personId: string; response: RegistrationResponseJSON; name: string; challenge: string };

/** Stores a passkey that has answered its challenge. Refuses everything else in a sentence. */
export async function storePasskey(
  tx: Tx,
  { personId, response, name, challenge }: NewPasskey,
): Promise<void> {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin(),
    expectedRPID: host(),
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) throw new Refusal("This passkey could not be checked. Try again.");
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  await tx.passkey.create({
    data: { id, personId, publicKey: new Uint8Array(publicKey), counter, transports: transports ?? [], name },
  });
}

/**
 * Begins a sign-in by passkey. Without a password before it no passkey is named, so nothing is told about anybody;
 * after one, only the person's own count.
 */
export async function askForPasskey(
  codeStep: string | undefined,
  now: Date,
): Promise<Begun<PublicKeyCredentialRequestOptionsJSON>> {
  const owed = await peekStep("code", codeStep, now);
  return asSystem("passkey:ask", async (tx) => {
    const held = owed?.personId
      ? await tx.passkey.findMany({
          where: { personId: owed.personId },
          select: { id: true, transports: true },
        })
      : [];
    const options = await generateAuthenticationOptions({
      rpID: host(),
      userVerification: "required",
      allowCredentials: held,
    });
    const step = await openStep(tx, "passkey", {
      data: { challenge: options.challenge },
      minutes: MINUTES,
      now,
    });
    return { options, step };
  });
}

type Answer = {
  response: AuthenticationResponseJSON;
  step: string | undefined;
  codeStep: string | undefined;
};

/** Signs somebody in by a passkey: alone, or as the second step of whoever gave a password in this browser. */
export async function signInByPasskey(
  { response, step, codeStep }: Answer,
  visit: Visit,
): Promise<SignInOutcome> {
  const counted = await countTry("passkey", visit.address);
  if (!counted) return { outcome: "throttled" };
  const owed = await tryStep("code", codeStep, visit.now);
  const begun = await takeStep("passkey", step, visit.now);
  const challenge = begun?.data.challenge;
  if (typeof challenge !== "string") return { outcome: "expired" };
  const personId = await asSystem("passkey:check", (tx) => ownerOf(tx, response, challenge, visit.now));
  if (!personId || (owed?.personId && owed.personId !== personId)) {
    await noteRefusal(personId, visit.address);
    return { outcome: "wrong" };
  }
  await counted.succeeded();
  if (owed) await takeStep("code", codeStep, visit.now);
  const entry = await letIn(personId, "passkey", visit);
  return entry.outcome === "no" ? { outcome: "wrong" } : entry;
}

async function ownerOf(
  tx: Tx,
  response: AuthenticationResponseJSON,
  challenge: string,
  now: Date,
): Promise<string | undefined> {
  const [held] = await tx.$queryRaw<
    { personId: string; publicKey: Uint8Array<ArrayBuffer>; counter: bigint; transports: string[] }[]
  >`
    SELECT person_id::text AS "personId", public_key AS "publicKey", counter, transports
    FROM passkey WHERE id = ${response.id} FOR UPDATE`;
  if (!held) return undefined;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin(),
    expectedRPID: host(),
    credential: { id: response.id, publicKey: new Uint8Array(held.publicKey), counter: Number(held.counter) },
    requireUserVerification: true,
  }).catch(() => undefined); // a counter that went back, a foreign origin: all of them are a wrong passkey
  if (!verified?.verified) return undefined;
  await tx.passkey.update({
    where: { id: response.id },
    data: { counter: verified.authenticationInfo.newCounter, lastUsedAt: now },
  });
  return held.personId;
}
