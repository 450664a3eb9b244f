import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "../../../../scripts/testing/database";
import { deterministic } from "../../../../scripts/testing/random";
import type { AcceptedRow } from "../rules/normalise";
import { Moments } from "./moments";

const database = useTestDatabase();
let pool: pg.Pool;
beforeAll(() => {
  pool = new pg.Pool({ connectionString: database.appUrl, max: 1 });
});
afterAll(() => pool.end());

const rowsOf = (times: readonly string[]) => times.map((answeredAt) => ({ answeredAt }) as AcceptedRow);

/** Local times all over the years, and many around the hours after which clocks change. */
function localTimes(changes: readonly string[]): string[] {
  const random = deterministic(3);
  const near = changes.flatMap((day) =>
    Array.from({ length: 300 }, (_, at) => Date.parse(`${day}T00:00:00Z`) - 7_200_000 + at * 119_000),
  );
  const anywhere = Array.from(
    { length: 400 },
    () => Date.UTC(1990, 0, 1) + Math.floor(random() * 36.8 * 365.25 * 86_400) * 1000,
  );
  return [...near, ...anywhere].map((ms) => new Date(ms).toISOString().slice(0, 19));
}

describe("the moments of local times", () => {
  it.each([
    ["Europe/London", ["2026-03-29", "2026-10-25"]],
    ["America/St_Johns", ["2009-03-08", "2009-11-01", "2026-03-08"]], // changed at a minute past midnight until 2011
    ["Australia/Lord_Howe", ["2026-04-05", "2026-10-04"]], // by half an hour
    ["Asia/Gaza", ["2010-03-27", "2011-04-01"]],
    ["Pacific/Apia", ["2011-12-30", "2011-12-31"]], // left a day out
    ["America/Los_Angeles", ["2026-03-08", "2026-11-01"]],
    ["CET", ["2026-03-29"]],
    ["UTC", ["2026-01-01"]],
  ])(
    "are those that the database reads in %s, also where clocks skip or repeat an hour",
    async (zone, changes) => {
      const times = localTimes(changes);
      const client = await pool.connect();
      await client.query("SELECT set_config('TimeZone', $1, false)", [zone]);
      const { rows } = await client.query<{ ms: number }>(
        "SELECT (extract(epoch FROM at::timestamptz) * 1000)::float8 AS ms FROM unnest($1::text[]) WITH ORDINALITY AS u (at, n) ORDER BY n",
        [times],
      );
      await client.query("RESET TimeZone");
      client.release();
      const found = await new Moments(pool, zone).of(rowsOf(times));
      const told = (ms: readonly number[]) =>
        ms.map((each, at) => `${times[at]} ${new Date(each).toISOString()}`);
      expect(told([...found])).toEqual(told(rows.map(({ ms }) => ms)));
    },
  );

  it("with a Z are of UTC whatever the zone", async () => {
    const found = await new Moments(pool, "Asia/Tokyo").of(rowsOf(["2026-03-29T01:30:00Z"]));
    expect(found[0]).toBe(Date.parse("2026-03-29T01:30:00Z"));
  });
});
