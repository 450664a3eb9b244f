import "server-only";
import { asSystem } from "../db";
import { record } from "../events";
import { letIn, wouldLetIn, type Entry } from "./gate";
import { linkHolder, useLink, type LinkPurpose } from "./link";
import type { Visit } from "./open-session";
import { hashPassword } from "./password";

/** For whom a link is, while it works. Looking uses nothing up. */
export function holderOf(
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<{ name: string; email: string } | undefined> {
  return asSystem("link:look", (tx) => linkHolder(tx, purpose, token, now));
}

/**
 * Accepts an invitation: the person's name and first password, then the gate. Only for people who have no password
 * yet; an invitation never touches somebody who has joined.
 */
export async function acceptInvitation(
  token: string,
  { name, password }: { name: string; password: string },
  visit: Visit,
): Promise<Entry> {
  const passwordHash = await hashPassword(password); // before the link is looked at: no link, same time
  const personId = await asSystem("invitation:use", async (tx) => {
    const found = await useLink(tx, "invitation", token, visit.now);
    if (!found || (await wouldLetIn(tx, found, "invitation")) === "no") return undefined;
    const joined = await tx.person.updateMany({
      where: { id: found, passwordHash: null },
      data: { name, passwordHash, credentialVersion: { increment: 1 } },
    });
    if (joined.count === 0) return undefined;
    await record(tx, found, { action: "person.join", object: `person:${found}` });
    return found;
  });
  return personId ? letIn(personId, "invitation", visit) : { outcome: "no" };
}
