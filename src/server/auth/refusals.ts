import "server-only";
import { asSystem } from "../db";
import { record } from "../events";
import { networkOf } from "../from-where";
import { log } from "../log";
import { addressOf, isOurScript } from "./request";

/** The same refusal again within this time is the same line of the trail. */
const ONCE_PER_MS = 60_000;
const MOST_KNOWN = 5_000;
const known = new Map<string, number>();

/**
 * Writes into the audit trail that a right was missing. The refusal does not wait for it and holds whatever becomes of
 * it; a person who asks again and again does not fill the trail.
 */
export function noteRefusal(personId: string, procedure: string, now: Date): void {
  const key = `${personId} ${procedure}`;
  if (now.getTime() - (known.get(key) ?? -ONCE_PER_MS) < ONCE_PER_MS) return;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, now.getTime());
  write(personId, procedure).catch(() => undefined); // not even the log could be written
}

async function write(personId: string, procedure: string): Promise<void> {
  const event = { action: "access.refuse", object: `procedure:${procedure}` };
  try {
    await asSystem("audit refusal", (tx) => record(tx, personId, event));
  } catch (error) {
    log().error({ err: error, procedure }, "a refusal could not be written down");
  }
}

/** Logs that a request was turned away before anybody was asked for: a foreign page, no token of ours, too large. */
export function noteForeign(request: Request, why: string): void {
  const { pathname } = new URL(request.url);
  const path = pathname.slice(0, 200);
  log().warn(
    { path, method: request.method, network: networkOf(addressOf(request.headers)), why },
    "turned away",
  );
}

/** Does a script of our own pages send this? Whatever else does is turned away, and that is logged. */
export function isOwnCall(request: Request): boolean {
  if (isOurScript(request.headers)) return true;
  noteForeign(request, "not from our own pages");
  return false;
}

/** Logs that somebody sent a procedure what it cannot take; nothing of what it was. */
export function noteUnfit(personId: string | undefined, procedure: string): void {
  try {
    log().info({ person: personId, procedure }, "input that does not fit");
  } catch {
    // The input is refused all the same.
  }
}
