import * as z from "zod";
import { allow, allowProven, router } from "@/server/trpc";
import { createKey, revokeKey } from "./commands";
import { keysPage } from "./queries";
import { CreateKey, Key, NewKey, RevokeKey } from "./schema";

export const keys = router({
  page: allow("key:write")
    .output(z.array(Key))
    .query(({ ctx }) => keysPage(ctx.scope, ctx.now)),
  create: allowProven("key:write")
    .input(CreateKey)
    .output(NewKey)
    .mutation(({ ctx, input }) => createKey(ctx.scope, input, ctx.now)),
  // Without asking for a password first: a key that leaked must end at once.
  revoke: allow("key:write")
    .input(RevokeKey)
    .output(z.void())
    .mutation(({ ctx, input }) => revokeKey(ctx.scope, input.id, ctx.now)),
});
