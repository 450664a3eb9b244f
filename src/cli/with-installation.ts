import { closeDatabase } from "@/server/db";
import { environment } from "@/server/env";
import { openInstallation, type Installation } from "@/server/installation";

/** Runs a command over the installation's database, starting it if none runs, and lets it go afterwards. */
export async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  environment.KEPT_STATEMENT_TIMEOUT_MS ??= "0";
  environment.KEPT_LOG ??= "warn";
  const installation = await openInstallation();
  try {
    return await work(installation);
  } finally {
    await closeDatabase();
    await installation.release();
  }
}
