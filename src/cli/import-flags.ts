import { resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  DateOrder,
  importRoles,
  InspectChoices,
  namedRoles,
  type ImportRole,
} from "@/features/imports/schema";
import { TellableEncoding, tellableEncodings } from "@/features/imports/schema/file-layout";

/** What `kept inspect` and `kept import` were asked to do. */
export type ImportFlags = {
  /** Absolute path of the file. */
  file: string;
  choices: InspectChoices;
  /** The survey the answers belong to, by name. */
  survey: string | undefined;
  /** Do the answers count in the organisation's score? */
  countsInScore: boolean;
  json: boolean;
};

/** Wrong words on the command line. `sentence` is for people. */
export class WrongFlags extends Error {
  readonly sentence: string;
  constructor(sentence: string) {
    super(sentence);
    this.name = "WrongFlags";
    this.sentence = sentence;
  }
}

const options = {
  map: { type: "string", multiple: true },
  date: { type: "string" },
  "date-order": { type: "string" },
  sheet: { type: "string" },
  encoding: { type: "string" },
  "no-header": { type: "boolean", default: false },
  wide: { type: "string" },
  touchpoint: { type: "string", multiple: true },
  name: { type: "string", multiple: true },
  "new-names": { type: "boolean", default: false },
  survey: { type: "string" },
  "not-in-score": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

export const importFlagsHelp = [
  "  --map ROLE=COLUMN   which column holds what; may be given several times. COLUMN is its name, its question",
  "                      or its place (#3); --map ROLE= leaves a role out. Roles:",
  `                      ${importRoles.slice(0, 8).join(", ")},`,
  `                      ${importRoles.slice(8).join(", ")}`,
  "  --date YYYY-MM-DD   the day of the answers, where the file has none",
  "  --date-order ORDER  day-first or month-first, for dates such as 03/04/2026",
  "  --sheet NAME        the sheet of an Excel file that holds the answers",
  "  --encoding NAME     how letters are written, where the file's bytes do not settle it:",
  `                      ${tellableEncodings.slice(0, 6).join(", ")},`,
  `                      ${tellableEncodings.slice(6).join(", ")}`,
  "  --no-header         the first row of a plain table is an answer",
  "  --wide each|one     several columns hold scores: each is a touchpoint's, or only one is the score",
  "  --touchpoint COLUMN=NAME",
  "                      the column holds the rating of this touchpoint; once for each. Then map the role:",
  '                      --map csat="Score of the touchpoint"',
  '  --name "ROLE:VALUE=NAME"',
  "                      a touchpoint, channel, segment or persona of the file means this one here; with nothing",
  "                      after the = it is left out",
  "  --new-names         make every touchpoint, channel, segment and persona that is not known",
  "  --survey NAME       the survey the answers belong to",
  "  --not-in-score      keep the answers out of the organisation's score",
  "  --json              print one JSON object",
].join("\n");

/** Reads the flags after `kept inspect` or `kept import`. `cwd`: where relative paths start. Throws WrongFlags. */
export function readImportFlags(argv: readonly string[], cwd: string): ImportFlags {
  const { values, positionals } = parsed(argv);
  const [file, ...more] = positionals;
  if (file === undefined) throw new WrongFlags("Name the file to read.");
  if (more.length > 0)
    throw new WrongFlags(`Only one file can be read at a time, not “${more.join("”, “")}” as well.`);
  const fixedDate = InspectChoices.shape.fixedDate.safeParse(values.date);
  if (!fixedDate.success)
    throw new WrongFlags(`“${values.date ?? ""}” is not a day. Write it as 2026-11-21.`);
  const dateOrder = DateOrder.optional().safeParse(values["date-order"]);
  if (!dateOrder.success) throw new WrongFlags("--date-order is day-first or month-first.");
  return {
    file: resolve(cwd, file),
    choices: {
      mapping: readMaps(values.map ?? []),
      fixedDate: fixedDate.data,
      dateOrder: dateOrder.data,
      sheet: values.sheet,
      encoding: readEncoding(values.encoding),
      hasHeader: values["no-header"] ? false : undefined,
      wide: readWide(values.wide, values.touchpoint),
      names: readNames(values.name ?? []),
      newNames: values["new-names"] || undefined,
    },
    survey: values.survey,
    countsInScore: !values["not-in-score"],
    json: values.json,
  };
}

function readEncoding(name: string | undefined): InspectChoices["encoding"] {
  const encoding = TellableEncoding.optional().safeParse(name);
  if (!encoding.success) throw new WrongFlags(`--encoding is one of ${tellableEncodings.join(", ")}.`);
  return encoding.data;
}

/** `touchpoint:Repair shop=Garage` */
function readNames(texts: readonly string[]): NonNullable<InspectChoices["names"]> {
  return texts.map((text) => {
    const [, wanted = "", value = "", name = ""] = /^(\w+):(.+)=([^=]*)$/s.exec(text) ?? [];
    const role = namedRoles.find((known) => known === wanted.trim());
    if (!role) throw new WrongFlags(`“${text}” is not ROLE:VALUE=NAME. Roles: ${namedRoles.join(", ")}.`);
    return { role, value, is: name.trim() === "" ? "leave" : { name } };
  });
}

function readWide(wide: string | undefined, touchpoints: string[] = []): InspectChoices["wide"] {
  if (wide !== undefined && wide !== "each" && wide !== "one") throw new WrongFlags("--wide is each or one.");
  if (touchpoints.length === 0) return wide;
  return touchpoints.map((text) => {
    const at = text.lastIndexOf("=");
    if (at < 1 || at === text.length - 1) throw new WrongFlags(`“${text}” is not COLUMN=NAME.`);
    return { column: text.slice(0, at), touchpoint: text.slice(at + 1) };
  });
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    // Node says which flag, and then more than a person needs.
    const [first = "Unknown flag"] = error instanceof Error ? error.message.split(". ") : [];
    throw new WrongFlags(`${first.replaceAll("'", "")}.`);
  }
}

/** `score=NETPRO` → { score: "NETPRO" }; `comment=` → { comment: null }. The first `=` parts them. */
function readMaps(maps: readonly string[]): Partial<Record<ImportRole, string | null>> {
  const mapping: Partial<Record<ImportRole, string | null>> = {};
  for (const map of maps) {
    const at = map.indexOf("=");
    const role = importRoles.find((name) => name === map.slice(0, Math.max(0, at)).trim());
    if (!role) throw new WrongFlags(`“${map}” is not ROLE=COLUMN. Roles: ${importRoles.join(", ")}.`);
    if (mapping[role] !== undefined) throw new WrongFlags(`The role “${role}” is mapped twice.`);
    const column = map.slice(at + 1);
    mapping[role] = column === "" ? null : column;
  }
  return mapping;
}
