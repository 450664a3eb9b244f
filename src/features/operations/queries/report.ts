import { statfs } from "node:fs/promises";
import type { Scope } from "@/access/scope";
import { anchors } from "@/features/audit/queries/chain";
import { asSystem, inScope } from "@/server/db";
import { env } from "@/server/env";
import { KEEP_FREE_BYTES } from "@/server/files";
import { environmentMailServer } from "@/server/mail";
import { version } from "@/server/version";
import { findingsOf, type Measured } from "../rules/findings";
import type { Report } from "../schema";

type Queue = { waiting: number; failing: number; oldestDue: Date | null };

type Row = Queue & {
  version: string;
  bytes: number;
  workerSeen: Date | null;
  behindSince: Date | null;
  hasRetention: boolean;
  lastNight: string | null;
  hasMail: boolean;
  lastSent: Date | null;
  lastProblem: string | null;
};

/** How the server is, measured now: nothing of anybody's data. */
export async function report(scope: Scope<"health:read">, now: Date): Promise<Report> {
  const [row] = await inScope(
    scope,
    (tx) => tx.$queryRaw<[Omit<Row, keyof Queue>]>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database())::float8 AS bytes,
      (SELECT seen_at FROM worker_seen) AS "workerSeen",
      (SELECT min(noted_at) FROM rollup.note) AS "behindSince",
      coalesce(o.keep_comments_months, o.keep_names_months) IS NOT NULL AS "hasRetention",
      (SELECT max(day)::text FROM retention_run WHERE finished_at IS NOT NULL) AS "lastNight",
      m.id IS NOT NULL AS "hasMail", m.last_sent_at AS "lastSent", m.last_problem AS "lastProblem"
    FROM (SELECT) AS one LEFT JOIN organisation AS o ON true LEFT JOIN mail_setting AS m ON true`,
  );
  const queue = await waitingJobs();
  const disk = await statfs(env().KEPT_DATA_DIR);
  return {
    at: now.toISOString(),
    findings: findingsOf({ ...measuredOf({ ...row, ...queue }, now), ...(await others(disk)) }),
  };
}

/** The queue is the product's own: no role of people sees it. */
async function waitingJobs(): Promise<Queue> {
  const [row] = await asSystem(
    "health report",
    (tx) => tx.$queryRaw<[Queue]>`
    SELECT count(*) FILTER (WHERE run_at <= now() AND locked_at IS NULL)::int AS waiting,
      count(*) FILTER (WHERE attempts > 0 AND last_error IS NOT NULL)::int AS failing,
      min(run_at) FILTER (WHERE run_at <= now() AND locked_at IS NULL) AS "oldestDue"
    FROM graphile_worker.jobs`,
  );
  return row;
}

function measuredOf(row: Row, now: Date): Omit<Measured, "disk" | "trailSigned"> {
  return {
    now,
    version,
    node: process.versions.node,
    database: { version: row.version.split(" ")[0] ?? "", bytes: row.bytes },
    workerSeen: row.workerSeen ?? undefined,
    queue: { waiting: row.waiting, failing: row.failing, oldestDue: row.oldestDue ?? undefined },
    foldBehindSince: row.behindSince ?? undefined,
    retention: { isOn: row.hasRetention, lastNight: row.lastNight ?? undefined },
    mail: {
      isSet: row.hasMail || environmentMailServer() !== undefined,
      lastSent: row.lastSent ?? undefined,
      lastProblem: row.lastProblem ?? undefined,
    },
  };
}

async function others(disk: { bavail: number; blocks: number; bsize: number }) {
  const signed = (await anchors()).at(-1);
  return {
    trailSigned: signed && new Date(signed.at),
    disk: {
      freeBytes: disk.bavail * disk.bsize,
      totalBytes: disk.blocks * disk.bsize,
      leastFreeBytes: KEEP_FREE_BYTES,
    },
  };
}
