import { expect, test } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../../src/server/postgres/cluster";

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

/** A start of the product by its one command, over a data folder of its own. */
async function start(dataDir: string, port: number): Promise<{ said: string; child: ChildProcess }> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    KEPT_DATA_DIR: dataDir,
    PORT: String(port),
    KEPT_LOG: "warn",
  };
  for (const name of ["DATABASE_URL", "KEPT_DEMO_PASSWORD", "KEPT_DEMO_END"]) env[name] = "";
  const child = spawn(process.execPath, ["scripts/demo.mjs"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  await new Promise<void>((ready, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (/member of Claims/.test(said)) ready();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => failed(new Error(`ended with ${code}: ${said}`)));
  });
  return { said, child };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((done) => child.once("exit", done));
  child.kill(signal);
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const passwordIn = (said: string) => /with the password (\S+)/.exec(said)?.[1];

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  test(`${signal} stops everything the demo started, and a second start loses nothing`, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "kept-start-"));
    chmodSync(dataDir, 0o755);
    const port = await freePort();
    try {
      const first = await start(dataDir, port);
      expect(first.said).toContain(`Ready: http://127.0.0.1:${port}`);
      const { pid } = JSON.parse(readFileSync(join(dataDir, "postgres.json"), "utf8")) as { pid: number };
      expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
      await stop(first.child, signal);
      expect(isAlive(pid)).toBe(false);
      await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow();

      const second = await start(dataDir, port);
      // The same generated password, and the sample is not loaded again.
      expect(passwordIn(second.said)).toBe(passwordIn(first.said));
      expect(passwordIn(first.said)).toMatch(/^kept-/);
      await stop(second.child, signal);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
}
