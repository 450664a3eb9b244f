import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type EmptyServer = { url: string; code: string; end: () => Promise<void> };
/** A product of the test's own with the sample in it, and the folder of its data. */
export type SampleServer = { url: string; folder: string; end: () => Promise<void> };

/** The product as an operator first starts it: no sample, nobody there, reached by a host name. */
export async function startEmptyServer(): Promise<EmptyServer> {
  const { child, url, end } = await startServer(["--empty"]);
  return { url, end, code: await said(child, /enter the code (\S+)/) };
}

/** The sample with a password of its people, for tests that change what other tests rely on. */
export async function startSampleServer(password: string): Promise<SampleServer> {
  const { child, url, folder, end } = await startServer([], { KEPT_DEMO_PASSWORD: password });
  await said(child, /(Sign in with the password)/);
  return { url, folder, end };
}

async function startServer(flags: readonly string[], more: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "kept-empty-"));
  chmodSync(dataDir, 0o755);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    KEPT_DATA_DIR: dataDir,
    PORT: String(port),
    APP_URL: url,
    KEPT_LOG: "warn",
    KEPT_SIGN_IN_TRIES_PER_NETWORK: "500",
  };
  for (const name of ["DATABASE_URL", "KEPT_DEMO_PASSWORD", "KEPT_SMTP_URL"]) env[name] = "";
  delete env.KEPT_SMTP_URL;
  Object.assign(env, more);
  const child = spawn(process.execPath, ["scripts/demo.mjs", ...flags], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return {
    child,
    url,
    folder: dataDir,
    end: async () => {
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What a pattern catches in what the product says. */
function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  let all = "";
  return new Promise((found, failed) => {
    const listen = (chunk: Buffer) => {
      all += chunk.toString();
      const code = pattern.exec(all)?.[1];
      if (code) found(code);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (status) => failed(new Error(`ended with ${status}: ${all}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}
