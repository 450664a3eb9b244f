import { randomUUID } from "node:crypto";
import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { deliver, environmentMailServer, MAIL_PASSWORD, mailServer } from "@/server/mail";
import { seal } from "@/server/sealed";
import type { SaveMail } from "../schema";

type Writer = Scope<"settings:write">;

/** Stores the mail server. Pointing it at another host forgets the password: it was meant for the old one. */
export async function saveMail(scope: Writer, input: SaveMail): Promise<void> {
  if (environmentMailServer()) throw new Refusal("The mail server is set by the server's environment.");
  const { password, username, ...rest } = input;
  await inScope(scope, async (tx) => {
    const before = await tx.mailSetting.findUnique({ where: { id: 1 } });
    const isSameServer =
      before?.host === rest.host && before.port === rest.port && before.username === username;
    const kept = isSameServer ? before.password : null;
    const data = {
      ...rest,
      username: username || null,
      password: password ? seal(MAIL_PASSWORD, password) : kept,
      lastProblem: null,
    };
    await tx.mailSetting.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
    await record(tx, scope, {
      action: "mail.change",
      object: "organisation:1",
      detail: { port: rest.port, security: rest.security },
    });
  });
}

/** Sends a mail to oneself, now, and says how it went in the mail server's own words. */
export async function testMail(scope: Writer): Promise<{ isSent: boolean; words: string }> {
  const server = await mailServer();
  if (!server) throw new Refusal("No mail server is set up yet.");
  const { email } = await inScope(scope, async (tx) => {
    await record(tx, scope, { action: "mail.test", object: "organisation:1" });
    return tx.person.findUniqueOrThrow({ where: { id: scope.actorId }, select: { email: true } });
  });
  const letter = {
    subject: "A test mail of Kept",
    paragraphs: ["Mail works: this is what invitations and links for new passwords will look like."],
    foot: "You get this because you pressed “Send test” on the settings page.",
  };
  try {
    await deliver(server, { to: email, letter }, randomUUID());
    return { isSent: true, words: `A mail is on its way to ${email}.` };
  } catch (error) {
    return { isSent: false, words: error instanceof Error ? error.message : String(error) };
  }
}
