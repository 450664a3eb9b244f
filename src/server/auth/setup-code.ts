import { createHmac, timingSafeEqual } from "node:crypto";
import { keyFor } from "../sealed";

/** Without letters and digits that look alike: somebody types it off a terminal. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/**
 * The code that whoever started the server reads there, and nobody else knows: twelve letters made from the
 * installation's secret. It is worth nothing once somebody has an account.
 */
export function setupCode(): string {
  const bytes = createHmac("sha256", keyFor("setup")).update("code").digest();
  const letters = Array.from({ length: 12 }, (_, at) => LETTERS[bytes.readUInt16BE(at * 2) % LETTERS.length]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** Is this the code, however it was typed? */
export function isSetupCode(typed: string): boolean {
  const plain = (text: string) => Buffer.from(text.toUpperCase().replaceAll(/[\s-]/g, ""));
  const [given, wanted] = [plain(typed.slice(0, 100)), plain(setupCode())];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
