import { cn } from "@/ui/class-names";
import { formatCount } from "@/ui/format";
import { controlLook } from "@/ui/primitives/field";
import type { ImportStatus, InspectReport, NamedRole, NameReport } from "../schema";
import { existingName, leaveName, nameField, newName, orderedNames } from "./choices-in";
import { roleLabels } from "./import-words";

/** Names of the file that do not exist here: the most similar one is proposed, a new one is made only when chosen. */
export function NameQuestions({ report, known }: { report: InspectReport; known: ImportStatus["known"] }) {
  const names = orderedNames(report).slice(0, 60);
  if (names.length === 0 || !known) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="text-heading">Which are these?</legend>
      <p className="text-small text-subtle">
        Names in the file that are not known here. Nothing new is made unless you say so.
      </p>
      <ul className="divide-y">
        {names.map((name) => (
          <NameRow key={name.index} name={name} known={known[name.role]} />
        ))}
      </ul>
    </fieldset>
  );
}

function NameRow({ name, known }: { name: NameReport & { index: number }; known: readonly string[] }) {
  const { role, value, rows, near, becomes, index } = name;
  const id = nameField(index);
  return (
    <li className="grid items-center gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,16rem)]">
      <label htmlFor={id} className="min-w-0">
        <span className="block truncate">“{value}”</span>
        <span className="block text-small text-subtle">
          {roleLabels[role]} · {formatCount(rows)} {rows === 1 ? "row" : "rows"}
          {near !== null && becomes === null ? " · suggested, change if wrong" : ""}
        </span>
      </label>
      <select
        id={id}
        name={id}
        defaultValue={chosen(name)}
        className={cn(controlLook, "min-h-9", becomes === null && "border-risk-mark")}
      >
        <option value="">Choose a {wordFor(role)}</option>
        <option value={newName}>Make “{value.slice(0, 40)}” new</option>
        <option value={leaveName}>Leave these rows without a {wordFor(role)}</option>
        {known.map((existing) => (
          <option key={existing} value={existingName + existing}>
            {existing}
          </option>
        ))}
      </select>
    </li>
  );
}

function chosen({ becomes, near }: NameReport): string {
  if (becomes?.kind === "new") return newName;
  if (becomes?.kind === "left-out") return leaveName;
  if (becomes?.name) return existingName + becomes.name;
  return near === null ? "" : existingName + near;
}

const wordFor = (role: NamedRole) => roleLabels[role].toLowerCase();
