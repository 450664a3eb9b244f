import type { TaskList } from "graphile-worker";
import * as z from "zod";
import { deliverQueued } from "../mail";
import { answerReset } from "./reset";

const Sealed = z.object({ sealed: z.string() });
const Queued = z.object({ id: z.uuid(), sealed: z.string() });

/** Letters, and who gets one. Each may be killed at any moment; a mail that was sent twice carries one id. */
export const mailJobs: TaskList = {
  "mail.send": (payload) => deliverQueued(Queued.parse(payload)),
  "reset.answer": (payload) => answerReset(Sealed.parse(payload)),
};
