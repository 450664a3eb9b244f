import { importRoles, namedRoles, type ImportRole, type ImportStatus, type InspectReport } from "../schema";
import { encodingOptions, roleLabels } from "./import-words";

type Choices = ImportStatus["choices"];

/** The name of the select that says what a column is, and of the one that says what a name means. */
export const columnField = (position: number) => `column ${position}`;
export const nameField = (index: number) => `name ${index}`;
export const newName = "new";
export const leaveName = "leave";
/** Before an existing name, so that no name can be one of the two words above. */
export const existingName = "is ";

/** What the form says, as choices for the next check. */
export function choicesIn(form: FormData, report: InspectReport): Choices {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const wide = text("wide");
  const order = text("dateOrder");
  return {
    // How rows become answers changes the columns themselves: they are suggested anew.
    mapping: wide === undefined ? mappingIn(text, report) : {},
    sheet: text("sheet"),
    ...storedIn(text, report),
    wide: wide === "each" || wide === "one" ? wide : undefined,
    fixedDate: text("fixedDate"),
    dateOrder: order === "day-first" || order === "month-first" ? order : undefined,
    names: report.names.flatMap(({ role, value }, index): NonNullable<Choices["names"]> => {
      const is = text(nameField(index));
      if (is === undefined) return [];
      if (is === newName || is === leaveName) return [{ role, value, is }];
      return [{ role, value, is: { name: is.slice(existingName.length) } }];
    }),
  };
}

/** How the file is stored, where somebody says it is otherwise than it was read. */
function storedIn(
  text: (name: string) => string | undefined,
  { encoding, headerRows }: InspectReport,
): Pick<Choices, "encoding" | "hasHeader"> {
  const written = encodingOptions.find(({ value }) => value === text("encoding"))?.value;
  const header = text("header");
  return {
    encoding: written === encoding ? undefined : written,
    hasHeader: header === undefined || (header === "yes") === headerRows > 0 ? undefined : header === "yes",
  };
}

function mappingIn(text: (name: string) => string | undefined, report: InspectReport): Choices["mapping"] {
  const mapping: Choices["mapping"] = Object.fromEntries(importRoles.map((role) => [role, null]));
  for (const { position } of report.columns) {
    const role = importRoles.find((known) => known === text(columnField(position)));
    if (role) mapping[role] = position;
  }
  return mapping;
}

/** A sentence where two columns are said to be the same. */
export function whyTwice(form: FormData, report: InspectReport): string | undefined {
  const seen = new Map<ImportRole, string>();
  for (const { position, ref } of report.columns) {
    const role = importRoles.find((known) => known === form.get(columnField(position)));
    const first = role && seen.get(role);
    if (role && first !== undefined)
      return `“${first}” and “${ref}” cannot both be “${roleLabels[role]}”. Leave one of them out.`;
    if (role) seen.set(role, ref);
  }
  return undefined;
}

/** Names that still ask for an answer come first, by role. */
export function orderedNames(report: InspectReport) {
  return report.names
    .map((name, index) => ({ ...name, index }))
    .filter(({ becomes, near }) => becomes?.kind !== "known" || near !== null)
    .sort(
      (a, b) =>
        Number(a.becomes !== null) - Number(b.becomes !== null) ||
        namedRoles.indexOf(a.role) - namedRoles.indexOf(b.role),
    );
}
