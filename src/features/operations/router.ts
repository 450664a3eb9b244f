import * as z from "zod";
import { anyone, router } from "@/server/trpc";
import { health, organisationName } from "./queries";

const Health = z.object({
  status: z.enum(["ok", "degraded", "down"]),
  database: z.boolean(),
  worker: z.boolean(),
});

export const operations = router({
  health: anyone.output(Health).query(() => health()),
  organisation: anyone.output(z.string().optional()).query(() => organisationName()),
});
