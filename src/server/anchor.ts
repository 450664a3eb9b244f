import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";

/**
 * The end of the audit chain at a moment, signed outside the database: what a superuser rewrites there no longer fits it.
 * `seq` is how many events there were, `hash` that of the last (hex), `signature` Ed25519 in base64.
 */
export type Anchor = { at: string; seq: number; hash: string; signature: string };

/** What PKCS #8 writes before the 32 bytes of an Ed25519 key (RFC 8410, section 7). */
const PKCS8_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");

/** The signing key of an installation, from 32 secret bytes. */
export function anchorKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: "der", type: "pkcs8" });
}

const text = ({ at, seq, hash }: Omit<Anchor, "signature">) => Buffer.from(`Kept audit ${at} ${seq} ${hash}`);

export function signedAnchor(end: Omit<Anchor, "signature">, key: KeyObject): Anchor {
  return { ...end, signature: sign(null, text(end), key).toString("base64") };
}

export function isGenuine(anchor: Anchor, key: KeyObject): boolean {
  return verify(null, text(anchor), createPublicKey(key), Buffer.from(anchor.signature, "base64"));
}
