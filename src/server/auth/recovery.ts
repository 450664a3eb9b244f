import "server-only";
import { randomInt } from "node:crypto";
import type { Tx } from "../db";
import { tokenHash } from "./secret-token";

const CODES = 10;
/** Without 0, 1, i, l, o: they are read off paper. Ten of these are 49 bits. */
const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

/** Ten new codes for when the phone is gone; they take the place of all earlier ones and are shown once. */
export async function makeRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => `${fiveLetters()}-${fiveLetters()}`);
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ personId, codeHash: tokenHash(bare(code)) })),
  });
  return codes;
}

/** Uses a code up. Each works once, however it is typed: with or without hyphen, in capitals. */
export async function useRecoveryCode(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
  const used = await tx.recoveryCode.updateMany({
    where: { personId, codeHash: tokenHash(bare(code)), usedAt: null },
    data: { usedAt: now },
  });
  return used.count === 1;
}

const bare = (code: string) => code.toLowerCase().replaceAll(/[\s-]/g, "");
const fiveLetters = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
