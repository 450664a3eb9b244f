import "server-only";
import { randomBytes, randomInt } from "node:crypto";
import type { Tx } from "../db";
import { stretched } from "./password";

const CODES = 10;
const SALT_BYTES = 16;
/** Without 0, 1, i, l, o: they are read off paper. Ten of these are 49 bits. */
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

/** Ten new codes for when the phone is gone; they take the place of all earlier ones and are shown once. */
export async function makeRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => `${fiveLetters()}-${fiveLetters()}`);
  const salt = randomBytes(SALT_BYTES);
  const hashes = await Promise.all(codes.map((code) => saltedHash(code, salt)));
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ personId, codeHash })) });
  return codes;
}

/** Uses a code up. Each works once, however it is typed: with or without hyphen, in capitals. */
export async function useRecoveryCode(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
  const left = await tx.recoveryCode.findFirst({
    where: { personId, usedAt: null },
    select: { codeHash: true },
  });
  if (!left) return false;
  const salt = left.codeHash.subarray(0, SALT_BYTES);
  const used = await tx.recoveryCode.updateMany({
    where: { personId, codeHash: await saltedHash(code, salt), usedAt: null },
    data: { usedAt: now },
  });
  return used.count === 1;
}

/**
 * Ten letters could be found from a plain hash (49 bits), so they are stored like a password: the salt, which the ten
 * codes of a person share so that one look finds any of them, and the stretched code.
 */
async function saltedHash(code: string, salt: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(Buffer.concat([salt, await stretched(bare(code), salt)]));
}

const bare = (code: string) => code.toLowerCase().replaceAll(/[\s-]/g, "");
const fiveLetters = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
