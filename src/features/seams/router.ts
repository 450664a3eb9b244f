import { allow, router } from "@/server/trpc";
import { seamsOf } from "./queries/seams";
import { Seams } from "./schema";

export const seams = router({
  page: allow("score:read")
    .output(Seams)
    .query(({ ctx }) => seamsOf(ctx.scope)),
});
