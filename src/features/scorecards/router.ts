import { allow, once, router } from "@/server/trpc";
import { scorecardMatrix } from "./queries/matrix";
import { AskedMatrix, Matrix } from "./schema";

export const scorecards = router({
  matrix: allow("scorecard:read")
    .input(AskedMatrix)
    .output(once(Matrix))
    .query(({ ctx, input }) => scorecardMatrix(ctx.scope, input, ctx.now)),
});
