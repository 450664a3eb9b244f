import type { Scope } from "@/access/scope";
import { makeLink } from "@/server/auth/link";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { record } from "@/server/events";
import { enqueueMail, mailedUrl, mailServer } from "@/server/mail";
import type { Letter } from "@/server/mail-layout";
import type { Invited, InvitePeople } from "../schema";
import { giveRole, lockPerson } from "./grants";

type Writer = Scope<"people:write">;

/**
 * Invites people by mail, each with a link of their own. An address that is here already is left alone and named.
 * Where no mail server is set up, the links come back to be passed on by hand.
 */
export async function invitePeople(
  scope: Writer,
  { people, grant }: InvitePeople,
  now: Date,
): Promise<Invited> {
  const isMailed = (await mailServer()) !== undefined;
  return inScope(scope, async (tx) => {
    const result: Invited = { invited: 0, already: [], isMailed, links: [] };
    const from = await sender(tx, scope);
    for (const { email, name } of people) {
      const personId = await newPerson(tx, email, name);
      if (!personId) {
        result.already.push(email);
        continue;
      }
      await giveRole(tx, personId, grant);
      await record(tx, scope, {
        action: "person.invite",
        object: `person:${personId}`,
        detail: { ...grant },
      });
      const link = await sendInvitation(tx, { personId, email, from, now, isMailed, actorId: scope.actorId });
      result.invited += 1;
      if (link) result.links.push(link);
    }
    return result;
  });
}

/** Sends somebody who has not joined a new link; the earlier one stops working. */
export async function inviteAgain(scope: Writer, personId: string, now: Date): Promise<Invited> {
  const isMailed = (await mailServer()) !== undefined;
  return inScope(scope, async (tx) => {
    await lockPerson(tx, personId);
    const person = await tx.person.findFirst({
      where: { id: personId, passwordHash: null },
      select: { email: true },
    });
    if (!person) throw new NotFound();
    const from = await sender(tx, scope);
    const link = await sendInvitation(tx, {
      personId,
      email: person.email,
      from,
      now,
      isMailed,
      actorId: scope.actorId,
    });
    await record(tx, scope, { action: "person.inviteAgain", object: `person:${personId}` });
    return { invited: 1, already: [], isMailed, links: link ? [link] : [] };
  });
}

async function newPerson(tx: Tx, email: string, name: string): Promise<string | undefined> {
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO person (email, name) VALUES (${email}, ${name || email.split("@")[0]})
    ON CONFLICT DO NOTHING RETURNING id::text`;
  return made?.id;
}

type Sender = { organisation: string; name: string };

async function sender(tx: Tx, scope: Writer): Promise<Sender> {
  const [row] = await tx.$queryRaw<Sender[]>`
    SELECT o.name AS organisation, coalesce((SELECT name FROM person WHERE id::text = ${scope.actorId}), 'An administrator') AS name
    FROM organisation o`;
  return row ?? { organisation: "Kept", name: "An administrator" };
}

type Invitation = {
  personId: string;
  email: string;
  from: Sender;
  now: Date;
  isMailed: boolean;
  actorId: string;
};

async function sendInvitation(tx: Tx, invitation: Invitation): Promise<Invited["links"][number] | undefined> {
  const { personId, email, from, now, isMailed, actorId } = invitation;
  const token = await makeLink(tx, "invitation", { personId, createdBy: actorId, now });
  const url = mailedUrl(`/invite/${token}`);
  if (!isMailed) return { email, url };
  await enqueueMail(tx, { to: email, letter: invitationLetter(url, from) });
  return undefined;
}

function invitationLetter(url: string, { organisation, name }: Sender): Letter {
  return {
    subject: `${name} invites you to ${organisation} on Kept`,
    paragraphs: [
      `${name} has made an account for you at ${organisation}. Kept shows how customers feel and who keeps which promise.`,
      "The button below works once, within 72 hours. You choose your password there.",
    ],
    button: { label: "Accept the invitation", url },
    foot: "You do not know why you get this? Then do nothing: without a click there is no account.",
  };
}
