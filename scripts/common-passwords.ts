/**
 * Makes the list of passwords that nobody may choose from any list of breached ones, most frequent first, a line each:
 * `node scripts/run-plain.mjs scripts/common-passwords.ts FILE`. The list in the repository is of the million most
 * frequent in Mark Burnett's ten million, which are in the public domain.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HASH_BYTES, SHORTEST_PASSWORD } from "../src/server/auth/new-password";

/** ASVS 5.0, 6.2.4, asks for 3,000 that are long enough. */
const KEPT = 20_000;

const lines = readFileSync(process.argv[2] ?? "", "utf8").split("\n");
const long = new Set(
  lines.map((line) => line.trim().toLowerCase()).filter((line) => line.length >= SHORTEST_PASSWORD),
);
const hashes = [...long]
  .slice(0, KEPT)
  .map((word) => createHash("sha256").update(word).digest().subarray(0, HASH_BYTES));
const packed = Buffer.concat(hashes.toSorted((a, b) => Buffer.compare(a, b))).toString("base64");
writeFileSync(
  join(import.meta.dirname, "../src/server/auth/common-passwords.json"),
  `{ "hashes": "${packed}" }\n`,
);
console.log(`${hashes.length} passwords`);
