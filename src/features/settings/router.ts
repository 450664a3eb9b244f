import * as z from "zod";
import { allow, allowProven, router } from "@/server/trpc";
import { saveMail, testMail } from "./commands/mail";
import { saveOrganisation } from "./commands/organisation";
import { saveSignIn } from "./commands/sign-in";
import { mailPage, organisationPage, signInPage } from "./queries";
import {
  MailPage,
  MailTest,
  OrganisationPage,
  SaveMail,
  SaveOrganisation,
  SaveSignIn,
  SignInPage,
} from "./schema";

const read = allow("settings:write");
const write = allowProven("settings:write");

export const settings = router({
  organisation: read.output(OrganisationPage).query(({ ctx }) => organisationPage(ctx.scope)),
  saveOrganisation: write
    .input(SaveOrganisation)
    .output(z.void())
    .mutation(({ ctx, input }) => saveOrganisation(ctx.scope, input)),
  mail: read.output(MailPage).query(({ ctx }) => mailPage(ctx.scope)),
  saveMail: write
    .input(SaveMail)
    .output(z.void())
    .mutation(({ ctx, input }) => saveMail(ctx.scope, input)),
  testMail: write.output(MailTest).mutation(({ ctx }) => testMail(ctx.scope)),
  signIn: read.output(SignInPage).query(({ ctx }) => signInPage(ctx.scope)),
  saveSignIn: write
    .input(SaveSignIn)
    .output(z.void())
    .mutation(({ ctx, input }) => saveSignIn(ctx.scope, input, ctx)),
});
