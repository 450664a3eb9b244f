import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "../db";
import { env } from "../env";
import { networkOf } from "../from-where";
import { log } from "../log";

const WINDOW_SECONDS = 15 * 60;

type Limiters = { account: RateLimiterPostgres; network: RateLimiterPostgres };
let made: Limiters | undefined;

function limiters(): Limiters {
  const settings = env();
  const base = { storeClient: pool(), tableName: "throttle", tableCreated: true, duration: WINDOW_SECONDS };
  return (made ??= {
    account: new RateLimiterPostgres({ ...base, keyPrefix: "account", points: settings.KEPT_SIGN_IN_TRIES }),
    network: new RateLimiterPostgres({
      ...base,
      keyPrefix: "network",
      points: settings.KEPT_SIGN_IN_TRIES_PER_NETWORK,
    }),
  });
}

const keyOf = (...parts: string[]) =>
  createHash("sha256").update(parts.join("\n")).digest("base64url").slice(0, 40);

/** A try that has been counted: give it back when it succeeds. */
export type CountedTry = { succeeded(): Promise<void> };

/**
 * Counts a try before any password is hashed. Returns undefined when the account from this place, or the whole
 * network, has used up its tries. `place` stands in for the network: a browser where the owner is known, which
 * strangers' tries must not shut out, or "anywhere" for what only the owner can try.
 */
export async function countTry(
  email: string,
  address: string,
  place?: string,
): Promise<CountedTry | undefined> {
  const network = networkOf(address);
  const accountKey = keyOf(email, place ?? network);
  const networkKey = keyOf(network);
  const { account, network: networks } = limiters();
  const isOneNetwork = place === undefined;
  try {
    await account.consume(accountKey);
    if (isOneNetwork) await networks.consume(networkKey);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) {
      log().warn({ network }, "too many tries");
      return undefined;
    }
    throw refused; // a limiter that cannot count must not let anybody in
  }
  return {
    async succeeded() {
      await account.delete(accountKey);
      if (isOneNetwork) await networks.reward(networkKey);
    },
  };
}
