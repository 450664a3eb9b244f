import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { viewerWith } from "../../../../scripts/testing/viewer";
import type { Grant } from "@/access/can";
import { api } from "@/api/root";

const NOW = new Date("2026-11-10T09:00:00Z");
const id = (letter: string) => `00000000-0000-4000-8000-00000000000${letter}`;
/** Ana and Dee are executives; Ben heads Claims; Cem heads Contact and is an executive too. */
const [ANA, BEN, CEM, DEE] = [id("a"), id("b"), id("c"), id("d")];
const database = useTestDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  await client.query(`
    INSERT INTO organisation (id, name) VALUES (1, 'Test');
    INSERT INTO person (id, email, name) VALUES ('${ANA}', 'a@t.example', 'Ana'), ('${BEN}', 'b@t.example', 'Ben'),
      ('${CEM}', 'c@t.example', 'Cem'), ('${DEE}', 'd@t.example', 'Dee');
    INSERT INTO department (id, slug, name) VALUES (1, 'claims', 'Claims'), (2, 'contact', 'Contact'), (3, 'it', 'IT');
    INSERT INTO grant_held (person_id, role, department_id) VALUES ('${ANA}', 'executive', NULL), ('${DEE}', 'executive', NULL),
      ('${BEN}', 'head', 1), ('${CEM}', 'head', 2), ('${CEM}', 'executive', NULL);
    INSERT INTO touchpoint (id, slug, name) VALUES (1, 'offer', 'Offer'), (2, 'call', 'Call'), (3, 'letter', 'Letter');
    INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES
      (1, 1, 'owner', '2020-01-01'), (2, 2, 'owner', '2020-01-01'), (3, 1, 'owner', '2020-01-01');
    INSERT INTO survey (id, name) VALUES (1, 'Main');
    INSERT INTO target (department_id, metric, value, band, valid_from) VALUES (1, 'nps', 40, 5, '2020-01-01');
    SELECT facts.ensure_months('2026-09-01', '2026-11-01');`);
  await answers(1, 60, 3);
  await answers(3, 40, 10);
  await answers(2, 50, 10);
});
afterAll(() => client.end());

async function answers(touchpoint: number, count: number, score: number, at = "2026-10-15T12:00:00Z") {
  await client.query(
    "INSERT INTO response (answered_at, survey_id, touchpoint_id, score) SELECT $1::timestamptz, 1, $2, $3 FROM generate_series(1, $4)",
    [at, touchpoint, score, count],
  );
}

function as(who: string, grants: Grant[], now = NOW) {
  return api.createCaller({ viewer: { ...viewerWith(grants), id: who }, now });
}
const ben = () => as(BEN, [{ role: "head", departmentId: 1 }]);
const ana = () => as(ANA, [{ role: "executive", departmentId: null }]);
const dee = () => as(DEE, [{ role: "executive", departmentId: null }]);
const cem = () =>
  as(CEM, [
    { role: "head", departmentId: 2 },
    { role: "executive", departmentId: null },
  ]);
const october = { department: "claims", period: "2026-10" };
async function bytes(): Promise<{ id: number; body: string; sha256: string }[]> {
  const { rows } = await client.query<{ id: number; body: string; sha256: string }>(
    "SELECT id, body, encode(sha256, 'hex') AS sha256 FROM signed_card ORDER BY id",
  );
  return rows;
}

describe("signing a period", () => {
  it("is refused until figures are taken, each missed measure has its note and its commitment, and nobody else may", async () => {
    expect((await ben().signoff.band({ department: "claims" })).step).toBe("review");
    const nothing = { ...october, sha256: "0".repeat(64) };
    await expect(ben().signoff.sign(nothing)).rejects.toThrow("Take the figures");
    await expect(ana().signoff.sign(nothing)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(cem().signoff.sign(nothing)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ben().signoff.takeFigures({ ...october, period: "2026-11" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await ben().signoff.takeFigures(october);
    const { review, missed } = await ben().signoff.band({ department: "claims" });
    expect(missed).toEqual([{ metric: "nps", value: -20, note: null, commitments: 0 }]);
    const signing = { ...october, sha256: review?.sha256 ?? "" };
    await expect(ben().signoff.sign(signing)).rejects.toThrow(
      "Say why NPS was missed. Commit to something for NPS.",
    );
    await ben().signoff.writeNote({ ...october, metric: "nps", words: "Garages were full" });
    expect((await ben().signoff.band({ department: "claims" })).step).toBe("commit");
    await ben().commitments.make({
      department: "claims",
      words: "Call every customer on day three",
      due: "2026-12-31",
      size: 1,
      confidence: 80,
      effect: { metric: "nps", from: -20, to: 0, by: "2027-01-31" },
      period: "2026-10-01",
    });
    await answers(1, 1, 10);
    await ben().signoff.takeFigures(october);
    await expect(ben().signoff.sign(signing)).rejects.toThrow("Newer figures were taken");
  });

  it("keeps bytes that stay the same after later answers, a merge, a transfer and a re-organisation; the addendum counts them", async () => {
    const { review } = await ben().signoff.band({ department: "claims" });
    await ben().signoff.sign({ ...october, sha256: review?.sha256 ?? "" });
    const [before, shown] = [await bytes(), (await ben().signoff.band({ department: "claims" })).card];
    expect(shown).toMatchObject({
      signedBy: "Ben",
      later: 0,
      body: { period: { key: "2026-10" } },
    });
    expect(shown?.body.figures[0]).toMatchObject({ metric: "nps", cell: { n: 101 } });
    expect(shown?.body.figures.map(({ metric }) => metric)).not.toContain("revenue-at-risk");

    await answers(1, 10_000, 0);
    await answers(2, 5_000, 0);
    await answers(1, 7, 0, "2026-11-02T12:00:00Z");
    // Offer turns out to be the same place as Call, which is another department's; then Claims goes to IT.
    await ana().responses.mergeTouchpoints({ from: 1, into: 2 });
    await client.query(`UPDATE touchpoint_role SET valid_to = '2026-10-01' WHERE touchpoint_id = 3;
      INSERT INTO touchpoint_role (touchpoint_id, department_id, role, valid_from) VALUES (3, 3, 'owner', '2026-10-01');
      UPDATE department SET name = 'Claims and more', parent_id = 2 WHERE id = 1; UPDATE target SET value = -90`);
    await client.query("UPDATE survey SET name = 'Other'");

    expect(await bytes()).toEqual(before);
    const { card } = await ben().signoff.band({ department: "claims" });
    expect(JSON.stringify(card?.body)).toBe(JSON.stringify(shown?.body));
    // 10,000 at Offer; Call's 5,000 count with it now, as they are one place.
    expect(card?.later).toBe(15_000);
  });

  it("is countersigned by an executive who did not sign, once", async () => {
    const { card } = await ana().signoff.band({ department: "claims" });
    const paper = { id: card?.id ?? 0, sha256: card?.sha256 ?? "" };
    await expect(ben().signoff.countersign(paper)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(ana().signoff.countersign({ ...paper, sha256: "0".repeat(64) })).rejects.toThrow(
      "not the card",
    );
    await ana().signoff.countersign(paper);
    await expect(dee().signoff.countersign(paper)).rejects.toThrow("already");
    expect((await ben().signoff.band({ department: "claims" })).card).toMatchObject({
      countersignedBy: "Ana",
      signedBy: "Ben",
    });
  });

  it("is countersigned by nobody who signed it, by whichever way", async () => {
    const contact = { department: "contact", period: "2026-10" };
    await cem().signoff.takeFigures(contact);
    const { review } = await cem().signoff.band({ department: "contact" });
    const { id: card } = await cem().signoff.sign({ ...contact, sha256: review?.sha256 ?? "" });
    const sha256 = (await cem().signoff.band({ department: "contact" })).card?.sha256 ?? "";
    await expect(cem().signoff.countersign({ id: card, sha256 })).rejects.toThrow("You signed this yourself");
    const change = (sql: string) => client.query(`UPDATE signed_card SET ${sql} WHERE id = ${card}`);
    await expect(change(`countersigned_by = '${CEM}', countersigned_at = now()`)).rejects.toThrow(
      "countersigned_by_another",
    );
    await expect(
      change(`signed_by = '${ANA}', countersigned_by = '${CEM}', countersigned_at = now()`),
    ).rejects.toThrow("does not change");
    await expect(change(`countersigned_by = '${BEN}', countersigned_at = now()`)).rejects.toThrow(
      "by an executive",
    );
    await expect(change("body = 'x', sha256 = sha256('x')")).rejects.toThrow("does not change");
    await expect(change("reopened_at = now()")).rejects.toThrow("two people");
    await expect(client.query("DELETE FROM signed_card")).rejects.toThrow("permission denied");
    await expect(
      client.query(`INSERT INTO signed_card (department_id, period_from, period_to, round, body, sha256, answers, signed_by, signed_at, countersigned_by, countersigned_at)
        SELECT department_id, '2026-09-01', '2026-10-01', 1, body, sha256, answers, '${CEM}', now(), '${CEM}', now() FROM signed_card WHERE id = ${card}`),
    ).rejects.toThrow("countersigned_by_another");
  });

  it("is reopened by two people, and then signed again as a second round; the first stays", async () => {
    const { card } = await ben().signoff.band({ department: "claims" });
    const asked = { id: card?.id ?? 0, reason: "Two surveys were counted twice" };
    await ana().signoff.askReopening(asked);
    await expect(ben().signoff.askReopening(asked)).rejects.toThrow("already");
    const open = (await dee().signoff.band({ department: "claims" })).card?.reopening?.id ?? 0;
    await expect(ana().signoff.decideReopening({ id: open, decision: "approved" })).rejects.toThrow(
      "another executive",
    );
    await expect(ben().signoff.decideReopening({ id: open, decision: "approved" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await dee().signoff.decideReopening({ id: open, decision: "approved" });
    await expect(ana().signoff.countersign({ id: asked.id, sha256: card?.sha256 ?? "" })).rejects.toThrow(
      "reopened",
    );

    const first = await bytes();
    const { step, review } = await ben().signoff.band({ department: "claims" });
    expect(step).toBe("sign");
    await ben().signoff.sign({ ...october, sha256: review?.sha256 ?? "" });
    expect((await ben().signoff.band({ department: "claims" })).card).toMatchObject({
      round: 2,
      countersignedBy: null,
    });
    expect((await bytes()).slice(0, first.length)).toEqual(first);
  });

  it("stands side by side with other periods in the figures that were signed, with what came later and who has signed", async () => {
    await answers(2, 3, 0);
    const { periods } = await dee().signoff.history({ department: "claims" });
    expect(periods.map(({ key }) => key)).toEqual([
      "2026-10",
      "2026-09",
      "2026-08",
      "2026-07",
      "2026-06",
      "2026-05",
    ]);
    const [newest, earlier] = periods;
    const band = await ben().signoff.band({ department: "claims" });
    expect(newest?.card).toMatchObject({ signedBy: "Ben", countersignedBy: null, round: 2, commitments: 1 });
    expect(newest?.card?.figures).toEqual(band.card?.body.figures);
    expect(newest?.card?.notes).toEqual([{ metric: "nps", words: "Garages were full" }]);
    expect(newest?.card?.later).toBe(band.card?.later);
    expect(newest?.card?.later).toBe(15_003);
    // Claims has nothing left of October, so that only Contact is counted.
    expect(newest?.tally).toEqual({ signed: 1, of: 1 });
    expect(earlier).toMatchObject({ card: null, isAsked: true, tally: { signed: 0, of: 2 } });
    const outsider = as(BEN, [{ role: "member", departmentId: 3 }]);
    await expect(outsider.signoff.history({ department: "claims" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
