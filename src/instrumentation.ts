import { env } from "./server/env";

/** Runs once when the server starts: wrong settings stop it here, with one plain sentence. */
export function register(): void {
  env();
}
