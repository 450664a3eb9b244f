import "server-only";
import { randomUUID } from "node:crypto";
import nodemailer from "nodemailer";
import { now } from "./clock";
import { asSystem, type Tx } from "./db";
import { env } from "./env";
import { enqueue } from "./jobs";
import { htmlOf, textOf, type Letter } from "./mail-layout";
import { seal, unseal } from "./sealed";

export type MailSecurity = "starttls" | "tls" | "none";
export type MailServer = {
  host: string;
  port: number;
  security: MailSecurity;
  username: string | null;
  password: string | null;
  /** `Kept <kept@company.com>` or a bare address. */
  sender: string;
};
export type Mail = { to: string; letter: Letter };

const PATIENCE_MS = 15_000;
/** The sealed password of the stored mail server. */
export const MAIL_PASSWORD = "mail password";
const MAIL = "mail";

/** The mail server of the environment, which wins, or the stored one; undefined while there is none. */
export async function mailServer(): Promise<MailServer | undefined> {
  const fromEnvironment = environmentMailServer();
  if (fromEnvironment) return fromEnvironment;
  const row = await asSystem("mail:settings", (tx) => tx.mailSetting.findUnique({ where: { id: 1 } }));
  if (!row) return undefined;
  const { host, port, username, sender } = row;
  const password = row.password && unseal(MAIL_PASSWORD, row.password);
  return { host, port, security: row.security as MailSecurity, username, password, sender };
}

/** KEPT_SMTP_URL as a mail server: `smtps://` for TLS, `smtp://` for STARTTLS, `smtp+plain://` for neither. */
export function environmentMailServer(): MailServer | undefined {
  const { KEPT_SMTP_URL, KEPT_MAIL_FROM } = env();
  if (!KEPT_SMTP_URL) return undefined;
  const url = new URL(KEPT_SMTP_URL);
  const security = url.protocol === "smtps:" ? "tls" : url.protocol === "smtp+plain:" ? "none" : "starttls";
  return {
    host: url.hostname,
    port: Number(url.port || (security === "tls" ? 465 : 587)),
    security,
    username: url.username ? decodeURIComponent(url.username) : null,
    password: url.password ? decodeURIComponent(url.password) : null,
    sender: KEPT_MAIL_FROM ?? `Kept <kept@${url.hostname}>`,
  };
}

/** An address in a mail: always of APP_URL, never of a Host header that somebody sent. */
export function mailedUrl(path: string): string {
  return `${env().appUrl}${path}`;
}

/**
 * Sends a mail from inside the transaction that is its reason: both happen, or neither. The letter may carry a link
 * that opens something, so it waits in the queue sealed.
 */
export async function enqueueMail(tx: Tx, mail: Mail): Promise<void> {
  const sealed = Buffer.from(seal(MAIL, JSON.stringify(mail))).toString("base64");
  await enqueue(tx, "mail.send", { id: randomUUID(), sealed });
}

/** Delivers one mail of the queue. A failure is noted for the settings page, in the server's own words, and thrown. */
export async function deliverQueued(payload: { id: string; sealed: string }): Promise<void> {
  const server = await mailServer();
  if (!server) return; // mail was switched off meanwhile
  const mail = JSON.parse(unseal(MAIL, Buffer.from(payload.sealed, "base64"))) as Mail;
  try {
    await deliver(server, mail, payload.id);
    await noteOutcome();
  } catch (error) {
    await noteOutcome(error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** Hands one mail to a server now. The id makes a mail that is sent again after a crash recognisable as the same one. */
export async function deliver(server: MailServer, { to, letter }: Mail, id: string): Promise<void> {
  const transport = nodemailer.createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === "tls",
    requireTLS: server.security === "starttls",
    ignoreTLS: server.security === "none",
    auth: server.username ? { user: server.username, pass: server.password ?? "" } : undefined,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: server.sender,
      to: { name: "", address: to }, // an object: a list of addresses hidden in one is not read as several
      subject: letter.subject,
      text: textOf(letter),
      html: htmlOf(letter),
      messageId: `<${id}@${new URL(env().appUrl).hostname}>`,
      headers: { "auto-submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}

async function noteOutcome(problem?: string): Promise<void> {
  const row = problem
    ? { lastProblem: problem.slice(0, 500), lastProblemAt: now() }
    : { lastSentAt: now(), lastProblem: null };
  await asSystem("mail:note", (tx) => tx.mailSetting.updateMany({ data: row }));
}
