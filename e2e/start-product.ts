import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { port, runningProduct } from "./address";
import { DEMO_PASSWORD } from "./cast";

const READY = /^Ready: /m;
const PATIENCE_MS = 240_000;

/**
 * Starts the product as its users do (`npm run demo`), over an empty data folder, and stops it afterwards. With
 * KEPT_E2E_URL set it starts nothing (address.ts).
 */
export default async function startProduct(): Promise<(() => Promise<void>) | undefined> {
  if (runningProduct) {
    if (!process.env.KEPT_E2E_DATA)
      throw new Error(
        "KEPT_E2E_URL needs KEPT_E2E_DATA, the product's data folder: tests count raw answers.",
      );
    return undefined;
  }
  const dataDir = mkdtempSync(join(tmpdir(), "kept-e2e-"));
  chmodSync(dataDir, 0o755);
  const product = spawn(process.execPath, ["scripts/demo.mjs"], {
    env: {
      ...process.env,
      DATABASE_URL: "",
      KEPT_DATA_DIR: dataDir,
      KEPT_DEMO_PASSWORD: DEMO_PASSWORD,
      KEPT_SIGN_IN_TRIES_PER_NETWORK: "500",
      KEPT_LOG: "warn",
      PORT: String(port),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const gone = new Promise<void>((done) => product.once("exit", () => done()));
  const ready = new Promise<void>((done, fail) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (READY.test(said)) done();
    };
    product.stdout.on("data", listen);
    product.stderr.on("data", listen);
    product.once("exit", (code) => fail(new Error(`The product ended with ${code}:\n${said}`)));
    setTimeout(() => fail(new Error(`The product was not ready in time:\n${said}`)), PATIENCE_MS).unref();
  });
  const stop = async () => {
    product.kill("SIGTERM");
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  };
  await ready.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  process.env.KEPT_E2E_DATA = dataDir;
  return stop;
}
