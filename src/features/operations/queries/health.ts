import { asSystem } from "@/server/db";
import type { Health } from "../schema";

const WORKER_SILENCE_SECONDS = 120;

/** Is the database there, and was the worker seen lately? Says nothing about anybody's data. */
export async function health(): Promise<Health> {
  try {
    const [row] = await asSystem(
      "health",
      (tx) => tx.$queryRaw<{ worker: boolean }[]>`
      SELECT EXISTS (SELECT FROM worker_seen
        WHERE seen_at > now() - make_interval(secs => ${WORKER_SILENCE_SECONDS}::int)) AS worker`,
    );
    const worker = row?.worker ?? false;
    return { status: worker ? "ok" : "degraded", database: true, worker };
  } catch {
    return { status: "down", database: false, worker: false };
  }
}

/** Whose sign-in page this is: the one thing anybody may know. Undefined before set-up. */
export function organisationName(): Promise<string | undefined> {
  return asSystem(
    "organisation:name",
    async (tx) => (await tx.organisation.findFirst({ select: { name: true } }))?.name,
  );
}
