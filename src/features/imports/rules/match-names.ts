import {
  namedRoles,
  type ImportOptions,
  type InspectChoices,
  type NameReport,
  type NamedRole,
  type Need,
} from "../schema";
import { nearestName } from "./near-names";

/** The different names a file holds for a role, with the rows of each; null where they are too many to be names. */
export type FoundNames = Partial<
  Record<NamedRole, ReadonlyMap<string, { value: string; rows: number }> | null>
>;
export type KnownNames = Readonly<Record<NamedRole, readonly string[]>>;

/** More different names than this are no list of touchpoints or segments but a column mapped by mistake. */
export const mostNames = 500;

/** Names differ by more than case and outer blanks. */
export const nameKey = (name: string) => name.trim().toLowerCase();

type Matched = { names: NameReport[]; options: ImportOptions["names"]; needs: Need[] };

/**
 * Each name of the file beside the one it means here: one that exists, one that a person chose or wants to be new. The
 * rest is open, with the most similar name proposed. Nothing new is made without being confirmed.
 */
export function matchNames(found: FoundNames, known: KnownNames, choices: InspectChoices): Matched {
  const names = namedRoles.flatMap((role) => namesOf(role, found, known, choices));
  const options = names.flatMap(({ role, value, becomes }) =>
    becomes === null || becomes.kind === "new" || nameKey(becomes.name ?? "") === nameKey(value)
      ? []
      : [{ role, value: nameKey(value), name: becomes.name }],
  );
  return { names, options, needs: namedRoles.flatMap((role) => needOf(role, found, names)) };
}

function namesOf(
  role: NamedRole,
  found: FoundNames,
  known: KnownNames,
  choices: InspectChoices,
): NameReport[] {
  const existing = new Map(known[role].map((name) => [nameKey(name), name]));
  const chosen = new Map(
    (choices.names ?? [])
      .filter((choice) => choice.role === role)
      .map(({ value, is }) => [nameKey(value), is]),
  );
  return [...(found[role] ?? [])].map(([key, { value, rows }]) => {
    const exact = existing.get(key);
    const near = exact === undefined ? nearestName(value, known[role]) : undefined;
    const is = chosen.get(key) ?? (choices.newNames ? "new" : undefined);
    return { role, value, rows, near: near ?? null, becomes: becomes(exact, is, existing) };
  });
}

function becomes(
  exact: string | undefined,
  is: "new" | "leave" | { name: string } | undefined,
  existing: ReadonlyMap<string, string>,
): NameReport["becomes"] {
  if (typeof is === "object") {
    const name = existing.get(nameKey(is.name));
    if (name !== undefined) return { kind: "known", name };
  }
  if (is === "leave") return { kind: "left-out", name: null };
  if (exact !== undefined) return { kind: "known", name: exact };
  return is === "new" ? { kind: "new", name: null } : null;
}

function needOf(role: NamedRole, found: FoundNames, names: readonly NameReport[]): Need[] {
  if (found[role] === null) {
    const question = `The column mapped to ${role} holds more than ${mostNames} different values. Which column is the ${role}, or is there none?`;
    return [{ role, question, flag: `--map ${role}= or --map ${role}=COLUMN` }];
  }
  const open = names.filter((name) => name.role === role && name.becomes === null);
  if (open.length === 0) return [];
  const shown = open.slice(0, 5).map(({ value, rows }) => `“${value}” (${rows})`);
  const more = open.length > shown.length ? ` and ${open.length - shown.length} more` : "";
  const what =
    open.length === 1 ? `One ${role} is not known here` : `${open.length} ${role}s are not known here`;
  return [
    {
      role,
      question: `${what}: ${shown.join(", ")}${more}. Which are they?`,
      options: open.slice(0, 20).map(({ value, near }) => ({
        value,
        label: near === null ? `${value}: new?` : `${value}: the same as “${near}”?`,
      })),
      flag: `--name "${role}:VALUE=NAME", or --new-names to make them`,
    },
  ];
}
