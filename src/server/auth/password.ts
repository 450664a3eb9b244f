import "server-only";
import { hash, hashRaw, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB, two passes, one lane: OWASP's first choice. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** At most two hashes at once, so that a flood of sign-ins cannot take the processors from the pages. */
const AT_ONCE = 2;
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** Hashes a password for storage. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, COST));
}

/** The same cost for a short secret that is looked up by its hash; the salt is the caller's to keep. */
export function stretched(secret: string, salt: Uint8Array): Promise<Buffer> {
  return inTurn(() => hashRaw(secret, { ...COST, salt }));
}

let nobody: Promise<string> | undefined;

/** Compares in the same time whether or not the person exists or has a password. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const against = stored ?? (await (nobody ??= hashPassword(crypto.randomUUID())));
  const matches = await inTurn(() => verify(against, password));
  return matches && stored !== null && stored !== undefined;
}
