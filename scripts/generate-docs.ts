/**
 * Writes the documents that are made from code: who may do what, and what each figure means.
 * `--check` compares instead, and fails when a document is behind the code.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import prettier from "prettier";
import { capabilities, capabilityWords, roles, type Capability } from "../src/access/capabilities";
import { methodGroups } from "../src/domain/methods";
import { metricByKey, type Metric } from "../src/domain/metrics";

const root = join(import.meta.dirname, "..");

function permissions(): string {
  const rows = (Object.keys(capabilities) as Capability[]).map(
    (name) => `| \`${name}\` | ${capabilityWords[name]} | ${capabilities[name].join(" | ")} |`,
  );
  return [
    "# Who may do what",
    "",
    "Made from `src/access/capabilities.ts` by `npm run fix`. One person may hold several roles; the widest reach of each right counts. *Open scorecards* is everywhere while the organisation shares scorecards, else own departments.",
    "",
    `| Right | May | ${roles.join(" | ")} |`,
    `|---|---|${roles.map(() => "---").join("|")}|`,
    ...rows,
    "",
  ].join("\n");
}

/** What a new organisation starts with; the page in the product prints what each has really set. */
const usual = {
  fewestAnswers: 5,
  fewestComments: 10,
  target: undefined,
  band: 5,
  timeZone: "Europe/London",
  fiscalYearStart: "January",
  ownRatio: "what your own answers say, once there are enough",
  emotionShare: "shown on the methods page once there are enough answers",
};

function meanings(): string {
  const measures: Partial<Record<string, Metric>> = metricByKey;
  const sections = methodGroups.flatMap(({ label, methods }) => [
    `## ${label}\n`,
    ...methods.map((method) => {
      const measure = measures[method.key];
      const facts = [
        ...(method.formula ? [`- Formula: ${method.formula}`] : []),
        ...(measure ? [`- Unit: ${measure.unit}; ${measure.goodDirection} is better`] : []),
        ...(measure ? [`- Fewest answers for a verdict: ${measure.fewest}`] : []),
        ...method.sources.map((source) => `- Source: ${source}`),
      ];
      const claim = method.isClaim ? "_A claim, not proven._\n\n" : "";
      return `### ${method.label}\n\n${claim}${method.says(usual).join("\n\n")}\n\n${facts.join("\n")}\n`;
    }),
  ]);
  return [
    "# What each figure means",
    "",
    "Made from `src/domain/methods.ts` by `npm run fix`, with the settings a new organisation starts with.",
    "",
    ...sections,
  ].join("\n");
}

const documents = { "docs/permissions.md": permissions(), "docs/metrics.md": meanings() };
let isBehind = false;
for (const [path, text] of Object.entries(documents)) {
  const formatted = await prettier.format(text, { parser: "markdown", printWidth: 110 });
  const file = join(root, path);
  if (!process.argv.includes("--check")) writeFileSync(file, formatted);
  else if (read(file) !== formatted) {
    console.error(`${path} is behind the code: npm run fix`);
    isBehind = true;
  }
}
if (isBehind) process.exit(1);
console.log(`${Object.keys(documents).length} documents agree with the code`);

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
