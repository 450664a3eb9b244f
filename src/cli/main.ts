import { environment } from "@/server/env";
import { inspect } from "./inspect";

const USAGE = `kept — the operator's command line

  kept inspect FILE [--map ROLE=COLUMN …] [--date DAY] [--json]
  kept import FILE --survey NAME [--map ROLE=COLUMN …] [--date DAY] [--not-in-score] [--json]
  kept undo IMPORT                       take an import out again as a whole
  kept evidence FILE --promise SLUG      what happened under a promise (CSV: id, started, value or kept)
  kept rollup verify|rebuild [--json]    recount cells against answers
  kept audit verify|anchor [--json]      is the audit trail whole? sign its end
  kept backup FILE                       everything Kept remembers, as of now, while people work
  kept restore FILE [--check]            fill an empty installation from it; or only read it to its end
  kept user create --email E --name N --role ROLE [--department SLUG]
  kept user reset --email E              set a new password
  kept doctor                            is everything there that Kept needs?`;

type Command = (args: string[], context: { cwd: string }) => Promise<number>;

/** Commands that need the database are loaded when they are called: `inspect` starts at once and needs none. */
const commands: Record<string, () => Promise<Command>> = {
  inspect: () => Promise.resolve(inspect),
  import: async () => (await import("./import")).importFile,
  undo: async () => (await import("./import")).undo,
  evidence: async () => (await import("./evidence")).evidence,
  rollup: async () => (await import("./rollup")).rollup,
  backup: async () => (await import("./backup")).backup,
  restore: async () => (await import("./backup")).restoreBackup,
  user: async () => (await import("./user")).user,
  audit: async () => (await import("./audit")).audit,
  doctor: async () => (await import("./doctor")).doctor,
};

/** Runs one command; its exit status is the process's. */
async function main([name = "", ...args]: string[], cwd: string): Promise<number> {
  const load = commands[name];
  if (!load) {
    console.error(name && name !== "help" ? `There is no command “${name}”.\n\n${USAGE}` : USAGE);
    return name && name !== "help" ? 1 : 0;
  }
  try {
    return await (
      await load()
    )(args, { cwd });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2), startedIn());

/** The folder the command was typed in; `npm run` moves to the root of the package first. */
function startedIn(): string {
  return environment.npm_lifecycle_event === "kept" ? (environment.INIT_CWD ?? process.cwd()) : process.cwd();
}
