import pg from "pg";
import { expect, it } from "vitest";
import { urlOf } from "@/server/postgres/cluster";
import { APP, startTestCluster, startTestServer, TEMPLATE } from "../../../../scripts/testing/postgres";
import { deterministic } from "../../../../scripts/testing/random";
import { compared, fold, prepareWorld, verified, write } from "../../../../scripts/testing/rollup";

async function connect(appUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: appUrl });
  client.on("error", () => undefined); // the server is going to be killed under it
  await client.connect();
  return client;
}

it("cells and answers are equal after PostgreSQL was killed three times in the middle of writing and folding", async () => {
  const { cluster, end } = await startTestCluster(); // a server of its own: no other test may feel the kill
  try {
    const appUrl = urlOf(cluster, TEMPLATE, APP);
    let client = await connect(appUrl);
    await prepareWorld(client);
    for (const round of [1, 2, 3]) {
      let isKilled = false;
      const isOver = () => isKilled;
      const writers = [0, 1, 2, 3, 4, 5].map((index) =>
        write(appUrl, deterministic(500 * round + index), isOver).catch(() => 0),
      );
      const folders = [0, 1].map(() => fold(appUrl, isOver).catch(() => 0));
      await new Promise((later) => setTimeout(later, 1_200));
      process.kill(cluster.pid, "SIGKILL");
      isKilled = true;
      await Promise.all([...writers, ...folders]);
      await client.end().catch(() => undefined);
      await startTestServer(cluster);
      client = await connect(appUrl);
      const seen = await compared(client);
      expect(seen).toMatchObject({ wrong: 0 });
      expect(seen.cells).toBeGreaterThan(20);
      expect((await verified(client)).mismatches).toBe(0);
    }
    await client.query("SELECT rollup.fold(), rollup.fold_movement()");
    expect(await verified(client)).toMatchObject({ mismatches: 0 });
    await client.end();
  } finally {
    await end();
  }
}, 120_000);
