import "server-only";
import { Secret, TOTP } from "otpauth";
import QRCode from "qrcode";
import type { Tx } from "../db";
import { Refusal } from "../errors";
import { seal, unseal } from "../sealed";

const PERIOD_SECONDS = 30;
const PURPOSE = "totp";

const codesOf = (secret: string, label: string) =>
  new TOTP({
    issuer: "Kept",
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });

export type NewTotp = { secret: string; uri: string };

/** Begins an authenticator app: a new seed, which counts only once a code has confirmed it. */
export async function beginTotp(tx: Tx, personId: string, label: string): Promise<NewTotp> {
  const confirmed = await tx.totp.findFirst({ where: { personId, confirmedAt: { not: null } } });
  if (confirmed) throw new Refusal("An authenticator app is on already. Switch it off first.");
  const secret = new Secret({ size: 20 }).base32;
  const sealed = seal(PURPOSE, secret);
  await tx.totp.upsert({
    where: { personId },
    create: { personId, secret: sealed },
    update: { secret: sealed, lastStep: 0 },
  });
  return { secret, uri: codesOf(secret, label).toString() };
}

/** Switches the app on with a first right code. Refuses a wrong one in a sentence. */
export async function confirmTotp(tx: Tx, personId: string, code: string, now: Date): Promise<void> {
  const isRight = await spend(tx, { personId, code, now, isConfirmed: false });
  if (!isRight) throw new Refusal("This code is not right. Codes change every 30 seconds; try the next one.");
  await tx.totp.update({ where: { personId }, data: { confirmedAt: now } });
}

/** Is this a code of the person's app, of this step or a neighbour, that has not been used? It is used then. */
export function useTotp(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
  return spend(tx, { personId, code, now, isConfirmed: true });
}

type Spent = { personId: string; code: string; now: Date; isConfirmed: boolean };

async function spend(tx: Tx, { personId, code, now, isConfirmed }: Spent): Promise<boolean> {
  const row = await tx.totp.findFirst({
    where: { personId, confirmedAt: isConfirmed ? { not: null } : null },
    select: { secret: true },
  });
  if (!row || !/^\d{6}$/.test(code)) return false;
  const timestamp = now.getTime();
  const delta = codesOf(unseal(PURPOSE, row.secret), "").validate({ token: code, timestamp, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  // One statement decides between two browsers that send the same code at once.
  const used = await tx.$executeRaw`
    UPDATE totp SET last_step = ${step} WHERE person_id = ${personId}::uuid AND last_step < ${step}`;
  return used === 1;
}

/** A QR code as one SVG path of unit squares, so that a page draws it without a picture or foreign markup. */
export function qrOf(text: string): { size: number; path: string } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  const squares = Array.from(data, (isDark, at) =>
    isDark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : "",
  );
  return { size, path: squares.join("") };
}
