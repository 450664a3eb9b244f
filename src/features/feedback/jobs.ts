import type { TaskList } from "graphile-worker";
import * as z from "zod";
import { recodeTheme } from "./commands/recode";

const Payload = z.object({ themeId: z.int().positive() });

/** Long work on themes. A job may be killed at any moment and goes on from what the database holds. */
export const feedbackJobs: TaskList = {
  "feedback.recode": (payload) => recodeTheme(Payload.parse(payload).themeId),
};
