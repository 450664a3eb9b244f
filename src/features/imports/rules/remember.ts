import { importRoles, type ImportRole, type InspectChoices, type InspectReport } from "../schema";
import type { Layout } from "./layout";

/** What tells files of one source: the tool and every heading. Hashed by who keeps it. */
export function shapeOf({ format, columns }: Pick<Layout, "format" | "columns">): string {
  return JSON.stringify([format, columns.map(({ name, question }) => [name, question])]);
}

/**
 * What to remember of a file for the next of its shape: which column was what, by name; what a person said about
 * names and layout; and the order of day and month, for a column that leaves it open again. Not the day of all
 * answers, which is another file's.
 */
export function choicesToKeep(report: InspectReport, choices: InspectChoices): InspectChoices {
  const mapping: Partial<Record<ImportRole, string | null>> = {};
  for (const role of importRoles) mapping[role] = report.mapping[role] ?? null;
  if (choices.fixedDate !== undefined) delete mapping.date;
  const names = report.names.flatMap(({ role, value, becomes }) => {
    if (becomes === null || becomes.kind === "new") return [];
    return [{ role, value, is: becomes.name === null ? ("leave" as const) : { name: becomes.name } }];
  });
  const order = choices.dateOrder ?? choices.usualDateOrder;
  return { mapping, names, wide: choices.wide, usualDateOrder: order, encoding: choices.encoding };
}

/** What was remembered, and over it what a person says this time. */
export function mergeChoices(kept: InspectChoices, given: InspectChoices): InspectChoices {
  const said = Object.fromEntries(
    Object.entries(given).filter(([, value]: [string, unknown]) => value !== undefined),
  );
  return {
    ...kept,
    ...(said as InspectChoices),
    mapping: { ...kept.mapping, ...given.mapping },
    names: [...(kept.names ?? []), ...(given.names ?? [])],
  };
}
