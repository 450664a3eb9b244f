import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import type { AuthenticationResponseJSON } from "@simplewebauthn/server";

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** A passkey that lives in a test: a P-256 key with a counter, and the answers an authenticator would give. */
export type Authenticator = {
  id: string;
  /** COSE, as the database holds it. */
  publicKey: Buffer;
  answer(
    challenge: string,
    about: { origin: string; rpId: string; isUnlocked?: boolean },
  ): AuthenticationResponseJSON;
};

export function newAuthenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = base64url(randomBytes(16));
  let counter = 0;
  return {
    id,
    publicKey: coseOf(publicKey),
    answer(challenge, { origin, rpId, isUnlocked = true }) {
      counter += 1;
      const clientData = Buffer.from(
        JSON.stringify({ type: "webauthn.get", challenge, origin, crossOrigin: false }),
      );
      const flags = isUnlocked ? 0x05 : 0x01; // present, and unlocked by its owner
      const count = Buffer.alloc(4);
      count.writeUInt32BE(counter);
      const data = Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
      const signature = createSign("SHA256")
        .update(Buffer.concat([data, sha256(clientData)]))
        .sign(privateKey);
      return {
        id,
        rawId: id,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData),
          authenticatorData: base64url(data),
          signature: base64url(signature),
        },
      };
    },
  };
}

/** CBOR of {1: 2, 3: -7, -1: 1, -2: x, -3: y}: an ES256 key. */
function coseOf(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const bytes = (text: string) => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(text, "base64url")]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(x),
    Buffer.from([0x22]),
    bytes(y),
  ]);
}
