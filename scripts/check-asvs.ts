/**
 * Holds `docs/asvs.json` against the list of requirements and against the code: each requirement of OWASP ASVS 5.0,
 * levels 1 and 2, once, with a test, a check, a document or a reason, and nothing that it names has gone away.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";

const root = join(import.meta.dirname, "..");
const states = ["by construction", "operator's part", "not applicable", "open"] as const;
const text = z.string().min(1);

const Requirement = z.strictObject({
  id: z.string(),
  level: z.int(),
  /** What it asks, in our own few words. */
  asks: text,
  /** Tests that fail when it is no longer met, by file and title as written there. */
  tests: z.array(z.strictObject({ file: text, title: text })).optional(),
  /** A step of `npm run check` that does. */
  check: text.optional(),
  /** The heading under which it is written. */
  document: z.strictObject({ file: text, heading: text }).optional(),
  /** Without test, check or document: why not, in `reason`. */
  state: z.enum(states).optional(),
  reason: text.optional(),
  /** The code that meets it by construction. */
  where: z.array(text).optional(),
  note: text.optional(),
});
export type Requirement = z.infer<typeof Requirement>;
const Map = z.strictObject({ standard: text, requirements: z.array(Requirement) });

/** The identifiers of the standard by level. */
export type Levels = Readonly<Record<string, readonly string[]>>;
/** What is there: a file's text, or undefined; and the steps of `npm run check`. */
export type Ground = { textOf: (file: string) => string | undefined; steps: readonly string[] };

/** Everything that is wrong with the map, a sentence each; empty when it holds. */
export function complaintsAbout(
  requirements: readonly Requirement[],
  levels: Levels,
  ground: Ground,
): string[] {
  const levelOf = Object.entries(levels).flatMap(([level, ids]) =>
    ids.map((id) => [id, Number(level)] as const),
  );
  const counted = levelOf.flatMap(([id, level]) => {
    const found = requirements.filter((requirement) => requirement.id === id);
    if (found.length === 0) return [`${id} is missing.`];
    if (found.length > 1) return [`${id} is there ${found.length} times.`];
    return found[0]?.level === level ? [] : [`${id} is of level ${level}.`];
  });
  const known = new Set(levelOf.map(([id]) => id));
  const strange = requirements
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => `${id} is not in the standard.`);
  return [...counted, ...strange, ...requirements.flatMap((each) => complaintsAboutOne(each, ground))];
}

function complaintsAboutOne(requirement: Requirement, ground: Ground): string[] {
  const { id, tests = [], check, document, where = [], state, reason } = requirement;
  const says = (why: string) => `${id}: ${why}`;
  return [
    ...(kindOf(requirement) === undefined ? [says("needs a test, a check, a document or a reason.")] : []),
    ...((state === undefined) !== (reason === undefined) ? [says("state and reason go together.")] : []),
    ...(state === "by construction" && where.length === 0 ? [says("say where in the code.")] : []),
    ...tests
      .filter(({ file, title }) => !holdsTitle(ground.textOf(file), title))
      .map(({ file, title }) => says(`no test “${title}” in ${file}.`)),
    ...(check !== undefined && !ground.steps.includes(check)
      ? [says(`no step “${check}” of npm run check.`)]
      : []),
    ...(document && !holdsHeading(ground.textOf(document.file), document.heading)
      ? [says(`no heading “${document.heading}” in ${document.file}.`)]
      : []),
    ...where.filter((file) => ground.textOf(file) === undefined).map((file) => says(`there is no ${file}.`)),
  ];
}

/** A title as a literal of its own: half of one does not count. */
function holdsTitle(source: string | undefined, title: string): boolean {
  return ['"', "'", "`"].some((quote) => source?.includes(`${quote}${title}${quote}`));
}

function holdsHeading(source: string | undefined, heading: string): boolean {
  return (
    source?.split("\n").some((line) => /^#+ /.test(line) && line.replace(/^#+ /, "") === heading) === true
  );
}

/** How a requirement is met; undefined when nothing says so. */
export function kindOf({ tests = [], check, document, state }: Requirement): string | undefined {
  if (state) return state;
  if (tests.length > 0) return "by test";
  if (check !== undefined) return "by check";
  return document ? "by document" : undefined;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return undefined;
  }
}

function main(): void {
  const levels = JSON.parse(textOf("scripts/asvs-levels.json") ?? "{}") as Levels;
  const { requirements } = Map.parse(JSON.parse(textOf("docs/asvs.json") ?? "{}"));
  const source = textOf("scripts/check.mjs") ?? "";
  const steps = [...source.matchAll(/^ {2}"?([\w ]+)"?: /gm)].map(([, name]) => name ?? "");
  const complaints = complaintsAbout(requirements, levels, { textOf, steps });
  if (complaints.length > 0) {
    console.error(complaints.join("\n"));
    process.exit(1);
  }
  const counts = ["by test", "by check", "by document", ...states].map(
    (kind) => `${kind} ${requirements.filter((each) => kindOf(each) === kind).length}`,
  );
  console.log(`${requirements.length} requirements of ASVS 5.0, levels 1 and 2: ${counts.join(", ")}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
