import { AsyncLocalStorage } from "node:async_hooks";

// The web server and Next's bundle each load this file: what they share hangs on the process.
const kept = globalThis as typeof globalThis & { keptFrom?: AsyncLocalStorage<string> };
const networks = (kept.keptFrom ??= new AsyncLocalStorage<string>());

/** The network that the request being answered came from; undefined for workers and the command line. */
export function fromWhere(): string | undefined {
  return networks.getStore();
}

/** Answers a request: whatever is written into the audit trail meanwhile says that it came from this address's network. */
export function answering<T>(address: string, work: () => T): T {
  return networks.run(networkOf(address), work);
}

/** Whose tries count together: an address's /24 (or /56 for IPv6), so that neighbours of one network do. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address.split(".").slice(0, 3).join(".");
  if (address.startsWith("::ffff:")) return networkOf(address.slice(7));
  return address.split(":").slice(0, 4).join(":").slice(0, -2);
}
