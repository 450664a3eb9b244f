import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";

/** A key of its own for each purpose, derived from the installation's one secret. */
export function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().KEPT_SECRET, "kept", purpose, 32));
}

/** Encrypts a secret for the database (AES-256-GCM: nonce, tag, text). What is sealed for one purpose opens for no other. */
export function seal(purpose: string, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

/** Reads a sealed secret. Throws when it was changed, or sealed with another installation's secret. */
export function unseal(purpose: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, "utf8") + decipher.final("utf8");
}
