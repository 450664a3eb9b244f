import type { TaskList } from "graphile-worker";
import * as z from "zod";
import { log } from "@/server/log";
import { recodeTheme } from "./commands/recode";
import { renewQueries } from "./commands/renew-queries";

/** Once, when the worker begins. */
export async function beginWithNewWords(): Promise<void> {
  try {
    const renewed = await renewQueries();
    if (renewed > 0)
      log().info({ renewed }, "comments are coded by themes that they are not coded by as they are");
  } catch (error) {
    log().error({ err: error }, "the words of themes could not be looked at");
  }
}

const Payload = z.object({ themeId: z.int().positive() });

/** Long work on themes. A job may be killed at any moment and goes on from what the database holds. */
export const feedbackJobs: TaskList = {
  "feedback.recode": (payload) => recodeTheme(Payload.parse(payload).themeId),
};
