import "server-only";
import { now as clock } from "../clock";
import { asSystem, type Tx } from "../db";
import { record } from "../events";
import { enqueue } from "../jobs";
import { enqueueMail, mailServer } from "../mail";
import { seal, unseal } from "../sealed";
import { putPassword } from "./credential";
import { wouldLetIn } from "./gate";
import { changedLetter, resetLetter } from "./letters";
import { makeLink, useLink } from "./link";
import { hashPassword } from "./password";
import { plainAddress } from "./sign-in";
import { countTry } from "./throttle";

const PURPOSE = "reset request";

/**
 * Somebody says they forgot the password of an address. Whether anybody has that address is the worker's to find out:
 * what happens here, and how long it takes, is the same for every address.
 */
export async function askForReset(email: string, address: string): Promise<void> {
  const wanted = plainAddress(email);
  const counted = await countTry(`reset ${wanted}`, address);
  if (!counted) return;
  const sealed = Buffer.from(seal(PURPOSE, wanted)).toString("base64");
  await asSystem("reset:ask", (tx) => enqueue(tx, "reset.answer", { sealed }));
}

/** Mails a link to whoever has the address, may sign in by password, and has joined. Everybody else gets nothing. */
export async function answerReset(payload: { sealed: string }): Promise<void> {
  const email = unseal(PURPOSE, Buffer.from(payload.sealed, "base64"));
  if (!(await mailServer())) return;
  await asSystem("reset:answer", async (tx) => {
    const person = await tx.person.findFirst({
      where: { email, passwordHash: { not: null } },
      select: { id: true },
    });
    if (!person || (await wouldLetIn(tx, person.id, "reset")) !== "in") return;
    const token = await makeLink(tx, "reset", { personId: person.id, createdBy: "system", now: clock() });
    await enqueueMail(tx, { to: email, letter: resetLetter(token) });
    await record(tx, "system", { action: "password.ask", object: `person:${person.id}` });
  });
}

/** Sets the password a reset link is for. False: the link does not work, or its person may not sign in this way. */
export async function resetByLink(token: string, password: string, now: Date): Promise<boolean> {
  const passwordHash = await hashPassword(password); // before the link is looked at: no link, same time
  return asSystem("reset:use", async (tx) => {
    const personId = await useLink(tx, "reset", token, now);
    if (!personId || (await wouldLetIn(tx, personId, "reset")) !== "in") return false;
    await putPassword(tx, personId, passwordHash, now);
    await record(tx, personId, { action: "password.reset", object: `person:${personId}` });
    await tellOwner(tx, personId, "Your password was set anew by a link that was mailed to you.");
    return true;
  });
}

/** Tells somebody by mail that their way in has changed. Nothing is sent where no mail server is set up. */
export async function tellOwner(tx: Tx, personId: string, what: string): Promise<void> {
  if (!(await mailServer())) return;
  const { email } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
  await enqueueMail(tx, { to: email, letter: changedLetter(what) });
}
