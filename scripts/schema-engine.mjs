#!/usr/bin/env node
// Stand-in for Prisma's native `schema-engine` binary: the same engine as WebAssembly (npm package
// @prisma/schema-engine-wasm), spoken to over the same JSON-RPC-on-stdio, on the ordinary `pg` driver adapter.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import pg from "pg";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "enabled-preview-features": { type: "string" },
    "extension-types": { type: "string" },
    version: { type: "boolean" },
  },
});
const ds = values.datasource ? JSON.parse(values.datasource) : undefined;
const logErr = (code, message) =>
  process.stderr.write(
    JSON.stringify({ level: "INFO", target: "x", fields: { message: "start" } }) +
      "\n" +
      JSON.stringify({
        timestamp: new Date().toISOString(),
        level: "ERROR",
        fields: { message, error_code: code },
        target: "schema_engine::logger",
      }) +
      "\n",
  );

if (values.version) {
  console.log("schema-engine-wasm");
  process.exit(0);
}
if (positionals[0] === "cli") {
  const url = new URL(ds.url);
  const name = decodeURIComponent(url.pathname.slice(1));
  if (positionals[1] === "can-connect-to-database") {
    const c = new pg.Client({ connectionString: ds.url });
    try {
      await c.connect();
      await c.end();
      console.log("Connection successful");
      process.exit(0);
    } catch (e) {
      logErr(
        e.code === "3D000" ? "P1003" : "P1001",
        e.code === "3D000"
          ? `Database \`${name}\` does not exist`
          : `Can't reach database server at ${url.host}: ${e.message}`,
      );
      process.exit(1);
    }
  }
  if (positionals[1] === "create-database") {
    url.pathname = "/postgres";
    const c = new pg.Client({ connectionString: String(url) });
    await c.connect();
    await c.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    await c.end();
    process.exit(0);
  }
  process.exit(1);
}
const require = createRequire(import.meta.url);
const bg = await import("@prisma/schema-engine-wasm/schema_engine_bg");
const wasmPath = require
  .resolve("@prisma/schema-engine-wasm")
  .replace(/schema_engine\.js$/, "schema_engine_bg.wasm");
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  message: "",
  set_message(m) {
    this.message = m;
  },
};
const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), { "./schema_engine_bg.js": bg });
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

// adapter-pg cannot read "char" (oid 18) and name[] columns of the catalogue, splits scripts at every ";" (breaks
// function bodies), and takes the main database for the shadow one when given a connection string. Put right here.
const OID = new Map([
  [18, 1042],
  [1002, 1002],
  [1003, 1009],
  [22, 1005],
  [30, 1028],
  [24, 25],
  [2205, 25],
  [194, 25],
]);
const remap = (r) => {
  for (const x of Array.isArray(r) ? r : [r])
    for (const f of x?.fields ?? []) f.dataTypeID = OID.get(f.dataTypeID) ?? f.dataTypeID;
  return r;
};
class Pool extends pg.Pool {
  async query(...a) {
    return remap(await super.query(...a));
  }
}
const open = async (database) => {
  const url = new URL(ds?.url ?? "postgresql://127.0.0.1:1/none");
  if (database) url.pathname = "/" + encodeURIComponent(database);
  const schema = url.searchParams.get("schema") ?? undefined;
  url.searchParams.delete("schema");
  const pool = new Pool({ connectionString: String(url), max: 1 });
  const adapter = await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect();
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (e) {
      adapter.onError(e);
    }
  };
  return adapter;
};
const factory = bindMigrationAwareSqlAdapterFactory({
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connect: () => open(),
  async connectToShadowDb() {
    const name = "prisma_migrate_shadow_db_" + crypto.randomUUID();
    const admin = await open();
    await admin.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = await open(name);
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await admin.executeScript(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await admin.dispose();
    };
    return shadow;
  },
});
const datamodels = (values.datamodels ?? []).map((p) => [p, readFileSync(p, "utf8")]);
let engine;
const getEngine = async () =>
  (engine ??= await bg.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    factory,
  ));
const out = (o) => process.stdout.write(JSON.stringify(o) + "\n");
const rename = { getDatabaseVersion: "version" };
let pending = Promise.resolve();
const rl = createInterface({ input: process.stdin });
rl.on("line", (line) => {
  pending = pending.then(() => handle(line));
});
rl.on("close", () => pending.then(() => process.exit(0)));
async function handle(line) {
  if (process.env.SE_DEBUG) process.stderr.write(">> " + line.slice(0, 600) + "\n");
  const { id, method, params } = JSON.parse(line);
  if (!method) return;
  try {
    const e = await getEngine();
    const result = await e[rename[method] ?? method](params);
    if (method === "diff" && result.stdout != null)
      out({ jsonrpc: "2.0", id: "print-" + id, method: "print", params: { content: result.stdout } });
    out({ jsonrpc: "2.0", id, result: result ?? {} });
  } catch (err) {
    if (process.env.SE_DEBUG) process.stderr.write("!! " + (err?.stack ?? err) + JSON.stringify(err) + "\n");
    const panic = globalThis.PRISMA_WASM_PANIC_REGISTRY.message;
    out({
      jsonrpc: "2.0",
      id,
      error: {
        code: err?.code ?? 4466,
        message: String(err?.message ?? err),
        data: {
          is_panic: Boolean(panic),
          message: String(err?.message ?? err) + (panic ? "\n" + panic : ""),
          meta: null,
          error_code: typeof err?.code === "string" ? err.code : undefined,
        },
      },
    });
  }
}
