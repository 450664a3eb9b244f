import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { workOff } from "../../../../scripts/testing/jobs";
import { startMailServer, type MailBox } from "../../../../scripts/testing/mail-server";
import { viewerWith } from "../../../../scripts/testing/viewer";
import { api } from "@/api/root";
import { mailJobs } from "@/server/auth/jobs";
import { remindOfCards } from "./remind";

const id = (letter: string) => `00000000-0000-4000-8000-00000000000${letter}`;
/** Ana and Cem are executives; Ben heads Claims, Cem heads Contact too; the others head Claims as well, and are not to be written to. */
const [ANA, BEN, CEM, MUTED, GONE, INVITED] = [id("a"), id("b"), id("c"), id("d"), id("e"), id("f")];
const database = useTestDatabase();
let client: pg.Client;
let box: MailBox;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name, password_hash, deadline_mail, deactivated_at) VALUES
      ('${ANA}', 'ana@t.example', 'Ana', 'x', true, NULL), ('${BEN}', 'ben@t.example', 'Ben', 'x', true, NULL),
      ('${CEM}', 'cem@t.example', 'Cem', 'x', true, NULL), ('${MUTED}', 'muted@t.example', 'Mia', 'x', false, NULL),
      ('${GONE}', 'gone@t.example', 'Gus', 'x', true, now()), ('${INVITED}', 'invited@t.example', 'Ira', NULL, true, NULL);
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact'), (3, 'it', 'IT');
    INSERT INTO grant_held (person_id, role, department_id) VALUES ('${ANA}', 'executive', NULL), ('${CEM}', 'executive', NULL),
      ('${BEN}', 'head', 1), ('${MUTED}', 'head', 1), ('${GONE}', 'head', 1), ('${INVITED}', 'head', 1), ('${CEM}', 'head', 2), ('${BEN}', 'head', 3);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'offer', 'Offer'), (2, 'call', 'Call');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    SELECT facts.ensure_months('2026-09-01', '2026-11-01');`);
  box = await startMailServer();
});
afterAll(async () => {
  await box.end();
  await client.end();
});
beforeEach(() => {
  box.mails.length = 0;
});

const on = (day: string) => new Date(`${day}T09:00:00Z`);
async function remind(day: string): Promise<string[]> {
  await remindOfCards(on(day));
  expect(await workOff(mailJobs)).toEqual([]);
  return box.mails.map(({ to }) => to.join()).toSorted();
}
const noted = async () => {
  const { rows } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM card_reminder");
  return rows[0]?.n;
};

describe("reminders of scorecards", () => {
  it("are neither sent nor noted while there is no mail server", async () => {
    expect(await remindOfCards(on("2026-11-13"))).toBe(0);
    expect(await noted()).toBe(0);
    await client.query(
      "INSERT INTO mail_setting (host, port, security, sender) VALUES ('127.0.0.1', $1, 'none', 'Kept <kept@t.example>')",
      [box.port],
    );
  });

  it("go to heads three days before the card is due, once; not to who wants none, has left, or never came", async () => {
    expect(await remind("2026-11-10")).toEqual([]);
    expect(await remind("2026-11-11")).toEqual(["ben@t.example", "cem@t.example"]);
    const mail = box.mails.find(({ to }) => to.includes("ben@t.example"))?.raw ?? "";
    expect(mail).toContain("Subject: Claims: sign off October 2026 by 14 Nov 2026");
    expect(mail.replaceAll("=\r\n", "")).toContain("/departments/claims#sign-off");
    box.mails.length = 0;
    expect(await remind("2026-11-12")).toEqual([]);
    expect(await remind("2026-11-14")).toEqual([]);
  });

  it("are one letter each, whoever looks at the same time", async () => {
    const at = on("2026-11-15");
    const letters = await Promise.all(Array.from({ length: 4 }, () => remindOfCards(at)));
    expect(letters.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await workOff(mailJobs)).toEqual([]);
    expect(box.mails.map(({ to }) => to.join()).toSorted()).toEqual(["ben@t.example", "cem@t.example"]);
    expect(box.mails[0]?.raw).toMatch(/Subject: .* the sign-off of October 2026 is overdue/);
    box.mails.length = 0;
    expect(await remind("2026-11-30")).toEqual([]);
  });

  it("leave nothing behind when they are killed half-way, and are sent after it", async () => {
    const before = await noted();
    // In December October is no more asked for; November is due on the 14th.
    const holder = new pg.Client({ connectionString: database.ownerUrl });
    await holder.connect();
    await holder.query("BEGIN; LOCK TABLE graphile_worker._private_jobs IN ACCESS EXCLUSIVE MODE");
    const killed = remindOfCards(on("2026-12-11")).catch((error: unknown) => error);
    const killer = new pg.Client({ connectionString: database.appUrl });
    await killer.connect();
    const waiting = async () => {
      const { rows } = await killer.query<{ pid: number }>(
        "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE '%wall.enqueue%' AND datname = current_database()",
      );
      return rows[0]?.pid;
    };
    await expect.poll(waiting, { timeout: 4_000 }).toBeTypeOf("number");
    await killer.query("SELECT pg_terminate_backend($1)", [await waiting()]);
    await killer.end();
    expect(await killed).toBeInstanceOf(Error);
    await holder.query("ROLLBACK");
    await holder.end();
    expect(await noted()).toBe(before);
    expect(await remind("2026-12-11")).toEqual(["ben@t.example", "cem@t.example"]);
  });

  it("ask every executive but the signer to countersign, once, and nobody after it is done", async () => {
    const cem = api.createCaller({
      viewer: {
        ...viewerWith([
          { role: "head", departmentId: 2 },
          { role: "executive", departmentId: null },
        ]),
        id: CEM,
      },
      now: on("2026-11-16"),
    });
    await cem.signoff.takeFigures({ department: "contact", period: "2026-10" });
    const { review } = await cem.signoff.band({ department: "contact" });
    await cem.signoff.sign({ department: "contact", period: "2026-10", sha256: review?.sha256 ?? "" });
    expect(await remind("2026-11-16")).toEqual(["ana@t.example"]);
    expect(box.mails[0]?.raw).toContain("Subject: Contact: October 2026 waits for a countersignature");
    expect(box.mails[0]?.raw).toContain("Cem has signed");
    box.mails.length = 0;
    expect(await remind("2026-11-17")).toEqual([]);
    await client.query(`INSERT INTO person (id, email, name, password_hash) VALUES ('${id("9")}', 'dee@t.example', 'Dee', 'x');
      INSERT INTO grant_held (person_id, role) VALUES ('${id("9")}', 'executive');
      UPDATE signed_card SET countersigned_by = '${ANA}', countersigned_at = now()`);
    expect(await remind("2026-11-18")).toEqual([]);
  });

  it("cannot be changed or taken back by the product", async () => {
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    await expect(app.query("DELETE FROM card_reminder")).rejects.toThrow("permission denied");
    await expect(app.query("UPDATE card_reminder SET round = 9")).rejects.toThrow("permission denied");
    await app.end();
  });
});
