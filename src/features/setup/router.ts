import * as z from "zod";
import { anyone, router } from "@/server/trpc";
import { setUp } from "./commands/set-up";
import { isFresh } from "./queries";
import { SetUp } from "./schema";

export const setup = router({
  isFresh: anyone.output(z.boolean()).query(() => isFresh()),
  finish: anyone
    .input(SetUp)
    .output(z.object({ personId: z.uuid() }))
    .mutation(({ input }) => setUp(input)),
});
