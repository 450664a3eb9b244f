import type { TaskList } from "graphile-worker";
import * as z from "zod";
import { now } from "@/server/clock";
import { checkImport } from "./commands/check";
import { loadImport } from "./commands/load";
import { undoImport } from "./commands/undo";

const Payload = z.object({ importId: z.int().positive() });

/** Long work on files. Each job may be killed at any moment and goes on from what the database holds. */
export const importJobs: TaskList = {
  "imports.check": (payload, { abortSignal }) =>
    checkImport(Payload.parse(payload).importId, now(), abortSignal),
  "imports.load": (payload, { abortSignal }) =>
    loadImport(Payload.parse(payload).importId, { signal: abortSignal }),
  "imports.undo": (payload) => undoImport(Payload.parse(payload).importId),
};
