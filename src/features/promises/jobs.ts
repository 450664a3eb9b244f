import type { TaskList } from "graphile-worker";
import * as z from "zod";
import { now } from "@/server/clock";
import { loadEvidenceFile } from "./commands/evidence-file";

const Payload = z.object({ fileId: z.int().positive() });

/** Reading files of events. A job may be killed at any moment and goes on from what the database holds. */
export const evidenceJobs: TaskList = {
  "promises.evidence": (payload, { abortSignal }) =>
    loadEvidenceFile(Payload.parse(payload).fileId, now, abortSignal),
};
