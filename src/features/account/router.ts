import * as z from "zod";
import { allow, allowProven, router } from "@/server/trpc";
import { add, begin, drop } from "./commands/passkeys";
import { saveNotices, saveProfile } from "./commands/profile";
import { beginApp, changePassword, confirmApp, dropApp, newRecoveryCodes, prove } from "./commands/security";
import { endOtherSessions, endSession } from "./commands/sessions";
import { accountPage } from "./queries";
import {
  AccountPage,
  AddPasskey,
  BegunPasskey,
  ChangePassword,
  Code,
  NewApp,
  PasskeyId,
  Notices,
  Profile,
  Prove,
  RecoveryCodes,
  SessionId,
} from "./schema";

const own = allow("account:own");
const ownProven = allowProven("account:own");

export const account = router({
  page: own.output(AccountPage).query(({ ctx }) => accountPage(ctx.scope, ctx.viewer, ctx.now)),
  saveProfile: own
    .input(Profile)
    .output(z.void())
    .mutation(({ ctx, input }) => saveProfile(ctx.scope, input)),
  saveNotices: own
    .input(Notices)
    .output(z.void())
    .mutation(({ ctx, input }) => saveNotices(ctx.scope, input)),
  prove: own
    .input(Prove)
    .output(z.void())
    .mutation(async ({ ctx, input }) => ctx.keepSession?.(await prove(ctx.scope, input.password, ctx))),
  changePassword: own
    .input(ChangePassword)
    .output(z.void())
    .mutation(async ({ ctx, input }) => ctx.keepSession?.(await changePassword(ctx.scope, input, ctx))),
  beginApp: ownProven.output(NewApp).mutation(({ ctx }) => beginApp(ctx.scope)),
  confirmApp: ownProven
    .input(Code)
    .output(RecoveryCodes)
    .mutation(async ({ ctx, input }) => {
      const { codes, sid } = await confirmApp(ctx.scope, input.code, ctx);
      await ctx.keepSession?.(sid);
      return { codes };
    }),
  dropApp: ownProven
    .output(z.void())
    .mutation(async ({ ctx }) => ctx.keepSession?.(await dropApp(ctx.scope, ctx))),
  newRecoveryCodes: ownProven.output(RecoveryCodes).mutation(({ ctx }) => newRecoveryCodes(ctx.scope)),
  beginPasskey: ownProven.output(BegunPasskey).mutation(({ ctx }) => begin(ctx.scope, ctx.now)),
  addPasskey: ownProven
    .input(AddPasskey)
    .output(z.void())
    .mutation(async ({ ctx, input }) => ctx.keepSession?.(await add(ctx.scope, input, ctx))),
  dropPasskey: ownProven
    .input(PasskeyId)
    .output(z.void())
    .mutation(async ({ ctx, input }) => ctx.keepSession?.(await drop(ctx.scope, input.id, ctx))),
  endSession: own
    .input(SessionId)
    .output(z.void())
    .mutation(({ ctx, input }) => endSession(ctx.scope, input.id, ctx.now)),
  endOtherSessions: own
    .output(z.object({ ended: z.int() }))
    .mutation(({ ctx }) => endOtherSessions(ctx.scope, ctx.viewer.sessionId, ctx.now)),
});
