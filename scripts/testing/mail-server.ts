import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type ReceivedMail = { from: string; to: string[]; raw: string };
export type MailBox = { port: number; mails: ReceivedMail[]; end(): Promise<void> };

/** A real mail server on this machine that keeps what it gets. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailBox> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    ...options,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString("utf8"),
        });
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    mails,
    end: () => new Promise((done) => server.close(() => done())),
  };
}

/** The address a mail carries, read from its text part (quoted-printable lines are joined). */
export function linkIn({ raw }: ReceivedMail): string {
  const whole = raw.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  const found = /https?:\/\/[^\s"<]+\/(?:reset|invite)\/[\w-]+/.exec(whole)?.[0];
  if (!found) throw new Error(`There is no link in this mail:\n${raw}`);
  return found;
}
