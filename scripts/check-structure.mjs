#!/usr/bin/env node
/**
 * Keeps the shape ARCHITECTURE.md describes: what a slice may contain, what files may be called, how long they
 * may grow, and that slices need each other one way only. Imports between layers are .dependency-cruiser.cjs's business.
 */
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join, posix, relative } from "node:path";

const SLICE_FILE = /^(schema|rules|queries|commands|router|jobs)(\.db|\.slow)?(\.test)?\.ts$/;
const SLICE_FOLDER = /^(schema|rules|queries|commands|ui)$/;
const VAGUE = /^(utils?|helpers?|common|misc|shared|lib|types|constants|index|manager|service)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/;
const MAX_LINES = 300;
const RAW_ANSWERS = /\b(from|join)\s+"?responses?"?\b/i;
// The only doors to raw answers: the scoped fragment, and the code that writes or recounts them.
const RAW_ANSWER_DOORS = [/^src\/features\/responses\//, /\.test\.ts$/, /^src\/features\/imports\/commands/];

const complaints = [];
const complain = (file, why) => complaints.push(`${file}: ${why}`);

const files = readdirSync("src", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(".", join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
  .filter((file) => !file.startsWith("src/generated/"));

const slices = new Map(); // slice -> the slices it needs

for (const file of files) {
  const source = readFileSync(file, "utf8");
  const name = basename(file).replace(/\.tsx?$/, "");
  const lines = source.split("\n").length - 1;

  if (VAGUE.test(name.replace(/\.test$/, "")))
    complain(file, "says nothing; name the file for what it holds");
  if (!KEBAB.test(name)) complain(file, "file names are kebab-case");
  if (lines > MAX_LINES) complain(file, `${lines} lines, limit ${MAX_LINES}`);
  if (RAW_ANSWERS.test(source) && !RAW_ANSWER_DOORS.some((door) => door.test(file)))
    complain(file, "reads raw answers; start from responsesIn(scope, filters) or a cube");

  const [, slice, first, second] = file.match(/^src\/features\/([^/]+)\/([^/]+)(?:\/(.+))?$/) ?? [];
  if (!slice) continue;
  if (second ? !SLICE_FOLDER.test(first) : !SLICE_FILE.test(first))
    complain(file, "not in the slice vocabulary");

  for (const [, specifier] of source.matchAll(/from\s+["']([^"']+)["']/g)) {
    const target = specifier.startsWith(".")
      ? posix.join(dirname(file), specifier)
      : specifier.replace(/^@\//, "src/");
    const needed = target.match(/^src\/features\/([^/]+)\//)?.[1];
    if (needed && needed !== slice) slices.set(slice, (slices.get(slice) ?? new Set()).add(needed));
  }
}

function findCycle(slice, path = []) {
  if (path.includes(slice)) return [...path.slice(path.indexOf(slice)), slice];
  for (const needed of slices.get(slice) ?? []) {
    const cycle = findCycle(needed, [...path, slice]);
    if (cycle) return cycle;
  }
}
const cycle = [...slices.keys()].map((slice) => findCycle(slice)).find(Boolean);
if (cycle) complaints.push(`slices need each other: ${cycle.join(" -> ")}`);

const sizes = files.map((file) => readFileSync(file, "utf8").split("\n").length - 1).sort((a, b) => a - b);
const at = (share) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))];
console.log(`${files.length} files, median ${at(0.5)} lines, 90% under ${at(0.9)}, longest ${sizes.at(-1)}`);

if (complaints.length > 0) {
  console.error(complaints.sort().join("\n"));
  process.exit(1);
}
