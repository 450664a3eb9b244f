import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { WORKER_FLAGS } from "./worker-flags";
import { DEMO_PEOPLE, hasNobody, seedOnce } from "./sample";
import { setupCode } from "../../src/server/auth/setup-code";
import { openInstallation, rememberDemoPassword, root } from "../../src/server/installation";

const wants = new Set(process.argv.slice(2));
const port = process.env.PORT ?? "3000";
const host = process.env.HOST ?? "127.0.0.1";
const children: ChildProcess[] = [];
let isEnding = false;

/** Starts a child of the product; when it ends by itself, everything ends. */
function start(name: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      PORT: port,
      HOST: host,
      NODE_ENV: wants.has("--dev") ? "development" : "production",
      ...env,
    },
  });
  children.push(child);
  return new Promise((ready, failed) => {
    child.once("message", () => ready());
    child.once("exit", (code) => {
      if (isEnding) return;
      failed(new Error(`${name} ended with status ${code}`));
      void end(1);
    });
  });
}

const installation = await openInstallation();

async function end(status: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await Promise.all(
    children.map(
      (child) =>
        new Promise<void>((gone) => {
          if (child.exitCode !== null || child.signalCode !== null) {
            gone();
            return;
          }
          child.once("exit", () => gone());
          child.kill("SIGTERM");
          setTimeout(() => child.kill("SIGKILL"), 15_000).unref();
        }),
    ),
  );
  await installation.release();
  process.exit(status);
}
process.on("SIGINT", () => void end(0));
process.on("SIGTERM", () => void end(0));

const typescript = ["--import", import.meta.resolve("tsx"), "--conditions=react-server"];
try {
  const askedFor = process.env.KEPT_DEMO_PASSWORD;
  const password = askedFor || installation.secrets.demoPassword;
  const isSample = !wants.has("--empty") && (await seedOnce(password, { isAskedFor: Boolean(askedFor) }));
  if (isSample) rememberDemoPassword(installation, password);
  process.env.KEPT_SECRET ??= installation.secrets.key;
  const workers = ["files", "figures"].map((kind) =>
    start(`worker (${kind})`, [...WORKER_FLAGS, ...typescript, join(root, "src/worker.ts"), kind], {
      KEPT_STATEMENT_TIMEOUT_MS: "0",
    }),
  );
  const web = wants.has("--dev")
    ? startDevelopment()
    : start("web", ["--import", import.meta.resolve("tsx"), join(root, "src/web.ts")]);
  await Promise.all([...workers, web]);
  console.log(`Ready: http://${host}:${port}`);
  if (!isSample && (await hasNobody())) {
    console.log(
      `\nNobody has an account yet. Open http://${host}:${port}/setup and enter the code ${setupCode()}`,
    );
  }
  if (isSample) {
    console.log(`\nSign in with the password ${password} as`);
    for (const { email, words } of DEMO_PEOPLE) console.log(`  ${email.padEnd(32)} ${words}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(1);
}

/** Next's own development server says nothing over IPC; it is ready when it answers. */
async function startDevelopment(): Promise<void> {
  void start("web", [join(root, "node_modules/next/dist/bin/next"), "dev", "-p", port, "-H", host]).catch(
    () => undefined,
  );
  for (let tries = 0; tries < 300; tries++) {
    const answered = await fetch(`http://${host}:${port}/api/health`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((later) => setTimeout(later, 200));
  }
}
