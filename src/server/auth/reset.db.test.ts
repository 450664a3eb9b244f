import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../scripts/testing/database";
import { workOff } from "../../../scripts/testing/jobs";
import { linkIn, startMailServer, type MailBox } from "../../../scripts/testing/mail-server";
import { asSystem } from "../db";
import { acceptInvitation, holderOf } from "./invitation";
import { mailJobs } from "./jobs";
import { inviteFromForm, resetFromForm } from "./link-forms";
import { makeLink } from "./link";
import { hashPassword } from "./password";
import { askForReset, resetByLink } from "./reset";
import { viewerOf } from "./session";
import { signIn } from "./sign-in";

const PASSWORD = "a long enough password";
const NEW = "another long enough one";
const database = useTestDatabase();
let client: pg.Client;
let box: MailBox;
let network = 0;

beforeAll(async () => {
  process.env.APP_URL = "https://kept.test.example";
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  box = await startMailServer();
  await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Test')");
  await client.query(
    "INSERT INTO mail_setting (host, port, security, sender) VALUES ('127.0.0.1', $1, 'none', 'kept@test.example')",
    [box.port],
  );
});
afterAll(async () => {
  await box.end();
  await client.end();
});

const anywhere = () => `10.${++network}.0.1`;
const visit = (now = new Date()) => ({ address: anywhere(), browser: "test", now });
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function person(name: string, hasJoined = true): Promise<{ id: string; email: string }> {
  const email = `${name}@test.example`;
  const { rows } = await client.query<{ id: string }>(
    "INSERT INTO person (email, name, password_hash) VALUES ($1, $2, $3) RETURNING id",
    [email, name, hasJoined ? await hashPassword(PASSWORD) : null],
  );
  return { id: rows[0]?.id ?? "", email };
}

async function mailedReset(email: string): Promise<string> {
  const before = box.mails.length;
  await askForReset(email, anywhere());
  expect(await workOff(mailJobs)).toEqual([]);
  const mail = box.mails[before];
  return mail ? (linkIn(mail).split("/").at(-1) ?? "") : "";
}

/** A form as our own page sends it. */
function form(fields: Record<string, string>): Request {
  const headers = { cookie: "__Host-kept.form=abc", "x-kept-address": anywhere() };
  const body = new URLSearchParams({ token: "abc", ...fields });
  return new Request("https://kept.test.example/api/form", { method: "POST", body, headers });
}
const sentTo = (answer: Response) => answer.headers.get("location");
const enters = async (email: string, password: string) =>
  (await signIn({ ...visit(), email, password })).outcome;

describe("a forgotten password", () => {
  it("is set anew by a mailed link, once, from our own address, and ends every session", async () => {
    const ana = await person("ana");
    const open = await signIn({ ...visit(), email: ana.email, password: PASSWORD });
    const token = await mailedReset("  ANA@test.example ");
    expect(linkIn(box.mails.at(-1) ?? { from: "", to: [], raw: "" })).toBe(
      `https://kept.test.example/reset/${token}`,
    );
    expect(box.mails.at(-1)?.to).toEqual([ana.email]);
    for (let looks = 0; looks < 3; looks++)
      expect(await holderOf("reset", token, new Date())).toMatchObject({ email: ana.email });
    const tries = await Promise.all(Array.from({ length: 8 }, () => resetByLink(token, NEW, new Date())));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await holderOf("reset", token, new Date())).toBeUndefined();
    expect(await enters(ana.email, PASSWORD)).toBe("wrong");
    expect(await enters(ana.email, NEW)).toBe("in");
    expect(open.outcome === "in" && (await viewerOf(open.sid, new Date()))).toBeUndefined();
    await workOff(mailJobs);
    expect(box.mails.at(-1)?.raw).toMatch(/Subject: Your Kept account has changed/);
  });

  it("sends nothing to unknown, deactivated and invited people, and stores no link of theirs", async () => {
    const gone = await person("gone");
    await client.query("UPDATE person SET deactivated_at = now() WHERE id = $1", [gone.id]);
    const invited = await person("invited", false);
    for (const email of ["nobody@test.example", gone.email, invited.email, "", "x".repeat(5000)])
      expect(await mailedReset(email)).toBe("");
    const { rows } = await client.query("SELECT FROM one_time_link WHERE person_id = ANY ($1)", [
      [gone.id, invited.id],
    ]);
    expect(rows).toEqual([]);
  });

  it("works neither late, nor after another link, nor after another password, nor for another purpose", async () => {
    const ben = await person("ben");
    const first = await mailedReset(ben.email);
    expect(await resetByLink(first, NEW, later(31))).toBe(false);
    const second = await mailedReset(ben.email);
    expect(await resetByLink(first, NEW, new Date())).toBe(false);
    expect((await acceptInvitation(second, { name: "x", password: NEW }, visit())).outcome).toBe("no");
    await client.query("UPDATE person SET credential_version = credential_version + 1 WHERE id = $1", [
      ben.id,
    ]);
    expect(await resetByLink(second, NEW, new Date())).toBe(false);
    expect(await enters(ben.email, PASSWORD)).toBe("in");
  });

  it("refuses a stolen password and one that rests on its owner's name, and keeps the link for a better one", async () => {
    const { email } = await person("gwendolyn");
    const link = await mailedReset(email);
    const tried = async (password: string) => sentTo(await resetFromForm(form({ link, password })));
    expect(await tried("Qwerty123456")).toBe(`/reset/${link}?error=too+common`);
    expect(await tried("gwendolyn-2026")).toBe(`/reset/${link}?error=too+near`);
    expect(await enters(email, PASSWORD)).toBe("in");
    expect(await tried(NEW)).toBe("/login?reset=1");
    expect(await enters(email, NEW)).toBe("in");
    expect(await workOff(mailJobs)).toEqual([]); // its owner is told

    const invited = await person("hyacinth", false);
    const invitation = await asSystem("test", (tx) =>
      makeLink(tx, "invitation", { personId: invited.id, createdBy: "test", now: new Date() }),
    );
    const joined = async (password: string) =>
      sentTo(await inviteFromForm(form({ link: invitation, name: "Bartholomew", password })));
    expect(await joined("bartholomew99")).toBe(`/invite/${invitation}?error=too+near`);
    expect(await joined("leavemealone")).toBe(`/invite/${invitation}?error=too+common`);
    expect(await joined(NEW)).toBe("/");
  });

  it("stays closed for whoever was deactivated after the mail", async () => {
    const cleo = await person("cleo");
    const token = await mailedReset(cleo.email);
    await client.query("UPDATE person SET deactivated_at = now() WHERE id = $1", [cleo.id]);
    expect(await resetByLink(token, NEW, new Date())).toBe(false);
  });
});

describe("an invitation", () => {
  const invite = (personId: string) =>
    asSystem("test", (tx) => makeLink(tx, "invitation", { personId, createdBy: "test", now: new Date() }));

  it("lets somebody choose name and password, once, and in", async () => {
    const dora = await person("dora", false);
    const token = await invite(dora.id);
    expect(await enters(dora.email, PASSWORD)).toBe("wrong");
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => acceptInvitation(token, { name: "Dora Lane", password: NEW }, visit())),
    );
    expect(tries.filter(({ outcome }) => outcome === "in")).toHaveLength(1);
    const entry = tries.find(({ outcome }) => outcome === "in");
    expect(entry?.outcome === "in" && (await viewerOf(entry.sid, new Date()))).toMatchObject({
      name: "Dora Lane",
    });
    expect(await enters(dora.email, NEW)).toBe("in");
  });

  it("expires after 72 hours, and never touches somebody who has joined", async () => {
    const eve = await person("eve", false);
    const token = await invite(eve.id);
    expect(
      (await acceptInvitation(token, { name: "Eve", password: NEW }, visit(later(72 * 60 + 1)))).outcome,
    ).toBe("no");
    const joined = await person("joined");
    const other = await invite(joined.id);
    expect((await acceptInvitation(other, { name: "Thief", password: NEW }, visit())).outcome).toBe("no");
    expect(await enters(joined.email, PASSWORD)).toBe("in");
  });
});
