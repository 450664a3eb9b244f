import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { encode } from "next-auth/jwt";
import { freePort } from "../../src/server/postgres/cluster";
import { connected, root, type Database } from "./stand";

const SESSION_ID = "a session id of the measurements";

/** A page that does nothing but be rendered for this request, inside the product's own root layout. */
const BARE_PAGE = `import { headers } from "next/headers";
export default async function Bare() {
  return <p>Hello {(await headers()).get("host")}</p>;
}
`;

/** As many elements as are asked for, all of them constants; drawn as the product draws its tables, in a client component. */
const ELEMENTS_PAGE = `import { Elements } from "./elements";
export default async function Page({ searchParams }: { searchParams: Promise<{ n?: string }> }) {
  return <Elements n={Number((await searchParams).n ?? 0)} />;
}
`;
const ELEMENTS = `"use client";
export function Elements({ n }: { n: number }) {
  return (
    <main>
      {Array.from({ length: n }, (_, index) => (
        <span key={index} className="block text-label font-normal text-subtle">33% ±3</span>
      ))}
    </main>
  );
}
`;

const COPIED = ["src", "public", "package.json", "tsconfig.json", "tailwind.config.ts", "postcss.config.js"];
const CONFIG = `import config from "./next.product.js";
export default { ...config, turbopack: { root: "/" }, outputFileTracingRoot: "/" };
`;

/** Milliseconds of each of so many requests. Anything but a page with status 200 ends the measurement. */
export function latencies(
  url: string,
  cookie: string,
  { connections, amount }: { connections: number; amount: number },
): Promise<number[]> {
  return new Promise((done, fail) => {
    const found: number[] = [];
    const run = autocannon({ url, connections, amount, headers: { cookie } }, (error, result) => {
      if (error) fail(error);
      else if (result.non2xx + result.errors > 0) fail(new Error(`${url} did not answer with a page.`));
      else done(found);
    });
    run.on("response", (_client, _status, _bytes, milliseconds) => found.push(milliseconds));
  });
}

/** An executive who is signed in: a session row, and the cookie that names it. */
export async function signIn(database: Database, secret: string): Promise<string> {
  await connected(database.superuserUrl, async (client) => {
    await client.query(
      `WITH made AS (INSERT INTO person (email, name) VALUES ('executive@measured.example', 'Executive') RETURNING id),
         granted AS (INSERT INTO grant_held (person_id, role) SELECT id, 'executive' FROM made)
       INSERT INTO session (token_hash, person_id, expires_at) SELECT sha256($1), id, now() + interval '6 hours' FROM made`,
      [Buffer.from(SESSION_ID)],
    );
  });
  return `kept.session=${await encode({ token: { sid: SESSION_ID }, secret })}`;
}

/**
 * A copy of the product with two pages more, built as the product is built, once for a folder; `more` may add to it.
 */
export function buildWithBarePage(parent: string, more?: (folder: string) => void): string {
  const folder = join(parent, "product");
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  // The packages lie outside the copy, which the bundler has to be told.
  cpSync(join(root, "next.config.js"), join(folder, "next.product.js"));
  writeFileSync(join(folder, "next.config.js"), CONFIG);
  mkdirSync(join(folder, "src/app/bench-bare"));
  writeFileSync(join(folder, "src/app/bench-bare/page.tsx"), BARE_PAGE);
  mkdirSync(join(folder, "src/app/bench-elements"));
  writeFileSync(join(folder, "src/app/bench-elements/page.tsx"), ELEMENTS_PAGE);
  writeFileSync(join(folder, "src/app/bench-elements/elements.tsx"), ELEMENTS);
  more?.(folder);
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const args = [join(folder, "node_modules/.bin/next"), "build"];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
  if (status !== 0 || !existsSync(join(folder, ".next/BUILD_ID")))
    throw new Error(`The build failed: ${stdout}`);
  return folder;
}

export async function startServer(
  cwd: string,
  env: Record<string, string>,
): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), join(cwd, "src/web.ts")], {
    cwd,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, ...env, PORT: String(port), TSX_TSCONFIG_PATH: join(cwd, "tsconfig.json") },
  });
  await new Promise<void>((ready, fail) => {
    child.once("message", () => ready());
    child.once("exit", (status) => fail(new Error(`The server ended with status ${String(status)}.`)));
  });
  return { url: `http://127.0.0.1:${port}`, child };
}
