import { describe, expect, it, vi } from "vitest";
import { examples } from "../../scripts/testing/matrix/examples";
import { useMatrixWorld } from "../../scripts/testing/matrix/standing-world";
import { inProcess, overHttp, paths, walk } from "../../scripts/testing/matrix/walk";
import type * as Db from "@/server/db";

vi.mock("@/server/db", async (original) => {
  const { takenBack } = await import("../../scripts/testing/matrix/taken-back");
  return takenBack(await original<typeof Db>());
});

const world = useMatrixWorld();

describe("the matrix of procedures, people and objects", () => {
  it("has an example of every procedure, and of none that is gone", () => {
    expect(Object.keys(examples).toSorted()).toEqual(paths.toSorted());
  });

  it("comes out as it must, in process", () => comesOut("in process", walk(inProcess, paths)));

  // What HTTP adds is the same whatever server stores the rows.
  it.skipIf(process.env.KEPT_TEST_POSTGRES)("comes out as it must, over HTTP", () =>
    comesOut("over HTTP", walk(overHttp, paths)),
  );

  it("comes out as it must while scorecards are open", async () => {
    const opened = paths.filter((path) => examples[path]?.rights.includes("open"));
    expect(opened.length).toBeGreaterThan(20);
    await world.shareScorecards(true);
    try {
      await comesOut("with open scorecards", walk(inProcess, opened, true));
    } finally {
      await world.shareScorecards(false);
    }
  });

  it("comes out as it must by the procedures alone, with row-level security off", async () => {
    await world.owner.query(`DO $$ DECLARE t record; BEGIN
      FOR t IN SELECT oid::regclass AS name FROM pg_class WHERE relrowsecurity AND relnamespace <> 'graphile_worker'::regnamespace
      LOOP EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', t.name); END LOOP; END $$`);
    await comesOut("by the procedures alone", walk(inProcess, paths));
  });
});

async function comesOut(name: string, walked: ReturnType<typeof walk>): Promise<void> {
  const { wrong, ...counted } = await walked;
  console.log(`matrix ${name}: ${JSON.stringify(counted)}, ${wrong.length} wrong`);
  expect(counted.calls).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
}
