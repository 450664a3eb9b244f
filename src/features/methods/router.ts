import { allow, router } from "@/server/trpc";
import { methodsPage } from "./queries";
import { MethodsPage } from "./schema";

export const methods = router({
  page: allow("score:read")
    .output(MethodsPage)
    .query(({ ctx }) => methodsPage(ctx.scope, ctx.now)),
});
