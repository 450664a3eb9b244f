import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "../../scripts/testing/database";
import { workOff } from "../../scripts/testing/jobs";
import { startMailServer, type MailBox } from "../../scripts/testing/mail-server";
import { mailJobs } from "./auth/jobs";
import { asSystem } from "./db";
import { deliver, enqueueMail, MAIL_PASSWORD, mailServer } from "./mail";
import { seal } from "./sealed";

const database = useTestDatabase();
let client: pg.Client;
let box: MailBox;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  box = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "kept" && password === "right"
        ? done(null, { user: "kept" })
        : done(new Error("We do not know you.")),
  });
  await store("right");
});
afterAll(async () => {
  await box.end();
  await client.end();
});

const store = (password: string) =>
  client.query(
    `INSERT INTO mail_setting (host, port, security, username, password, sender)
     VALUES ('127.0.0.1', $1, 'none', 'kept', $2, 'Kept <kept@test.example>')
     ON CONFLICT (id) DO UPDATE SET password = $2`,
    [box.port, Buffer.from(seal(MAIL_PASSWORD, password))],
  );
const letter = { subject: "Grüße", paragraphs: ["One <b>line</b>."], foot: "Why it came." };
const state = async () =>
  (
    await client.query<{ sent: boolean; problem: string | null }>(
      "SELECT last_sent_at IS NOT NULL AS sent, last_problem AS problem FROM mail_setting",
    )
  ).rows[0];

it("leaves only with the transaction that is its reason", async () => {
  await asSystem("test", (tx) => enqueueMail(tx, { to: "ana@test.example", letter }));
  await asSystem("test", async (tx) => {
    await enqueueMail(tx, { to: "never@test.example", letter });
    throw new Error("rolled back");
  }).catch(() => undefined);
  const { rows } = await client.query<{ payload: unknown }>(
    "SELECT payload FROM graphile_worker._private_jobs",
  );
  expect(JSON.stringify(rows)).not.toMatch(/ana@test|One/);
  expect(await workOff(mailJobs)).toEqual([]);
  expect(box.mails.map(({ to }) => to)).toEqual([["ana@test.example"]]);
  expect(box.mails[0]?.from).toBe("kept@test.example");
  expect(box.mails[0]?.raw).toMatch(/multipart\/alternative/);
  expect(box.mails[0]?.raw).toMatch(/Auto-Submitted: auto-generated/i);
  expect(await state()).toEqual({ sent: true, problem: null });
});

it("goes to one address, however many are hidden in it", async () => {
  const server = await mailServer();
  if (!server) throw new Error("no mail server");
  const before = box.mails.length;
  for (const to of [
    "a@test.example,b@evil.example",
    "a@test.example\r\nBcc: b@evil.example",
    '"a@evil.example" <b@evil.example>, c@x.example',
  ])
    await deliver(server, { to, letter }, crypto.randomUUID()).catch(() => undefined);
  const reached = box.mails.slice(before).flatMap(({ to }) => to);
  expect(reached.filter((to) => to === "b@evil.example" || to === "c@x.example")).toEqual([]);
});

it("that fails is tried again, and says why in the server's own words", async () => {
  await store("wrong");
  await asSystem("test", (tx) => enqueueMail(tx, { to: "ben@test.example", letter }));
  const [error] = await workOff(mailJobs);
  expect(error).toMatch(/We do not know you/);
  expect((await state())?.problem).toMatch(/We do not know you/);
  await store("right");
  await client.query("UPDATE graphile_worker._private_jobs SET run_at = now()");
  expect(await workOff(mailJobs)).toEqual([]);
  expect(box.mails.at(-1)?.to).toEqual(["ben@test.example"]);
});
