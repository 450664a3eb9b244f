import { headLook, ScrollArea } from "@/ui/primitives/data-table";
import { controlLook } from "@/ui/primitives/field";
import { cn } from "@/ui/class-names";
import { formatCount } from "@/ui/format";
import { importRoles, type ImportRole, type InspectReport } from "../schema";
import { columnField } from "./choices-in";
import { roleLabels } from "./import-words";

type Column = InspectReport["columns"][number];

/** Each column of the file with three of its values, and what it becomes: suggested, open to correction. */
export function ColumnsTable({ report }: { report: InspectReport }) {
  const roles = new Map(
    Object.entries(report.suggestedOptions.mapping).map(([role, at]) => [at, role as ImportRole]),
  );
  const inQuestion = new Set(report.needs.map(({ role }) => role));
  const used = report.columns.filter(({ position }) => roles.has(position));
  const rest = report.columns.filter(({ position, filled }) => !roles.has(position) && filled > 0);
  const empty = report.columns.length - used.length - rest.length;
  const isLong = rest.length > 8;
  const rows = (columns: readonly Column[]) => (
    <Rows columns={columns} roles={roles} inQuestion={inQuestion} />
  );
  return (
    <div className="grid gap-3">
      {rows(isLong ? used : [...used, ...rest])}
      {isLong ? (
        <details
          className="rounded-control border px-3 py-2"
          open={report.needs.length > 0 && used.length < 2}
        >
          <summary className="cursor-pointer text-body">
            {formatCount(rest.length)} more columns are left out
          </summary>
          <div className="mt-2">{rows(rest)}</div>
        </details>
      ) : null}
      {empty > 0 ? (
        <p className="text-small text-subtle">
          {empty === 1 ? "One column is" : `${formatCount(empty)} columns are`} empty.
        </p>
      ) : null}
    </div>
  );
}

type RowsProps = {
  columns: readonly Column[];
  roles: ReadonlyMap<number, ImportRole>;
  inQuestion: ReadonlySet<string>;
};

function Rows({ columns, roles, inQuestion }: RowsProps) {
  return (
    <ScrollArea label="Columns of the file">
      <table className="w-full border-collapse text-body">
        <thead>
          <tr className="border-b">
            {["Column in the file", "Values", "Becomes", "Holds"].map((head, i) => (
              <th key={head} scope="col" className={cn(headLook(), i % 2 === 1 && "max-sm:hidden")}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <Row
              key={column.position}
              column={column}
              role={roles.get(column.position)}
              inQuestion={inQuestion}
            />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Row(props: { column: Column; role: ImportRole | undefined; inQuestion: ReadonlySet<string> }) {
  const { column, role, inQuestion } = props;
  const { filled, holds, samples } = column;
  const isAsked = role !== undefined && inQuestion.has(role);
  return (
    <tr className="border-b align-top last:border-b-0">
      <Heading column={column} isUsed={role !== undefined} />
      <td className="max-w-56 min-w-32 px-2 py-2 text-small text-muted max-sm:hidden">
        {samples.map((sample, i) => (
          <span key={i} className="block truncate" title={sample}>
            {sample}
          </span>
        ))}
      </td>
      <td className="w-48 min-w-40 px-2 py-1.5 max-sm:pr-0">
        <Becomes column={column} role={role} isAsked={isAsked} />
      </td>
      <td className="min-w-28 py-2 pl-2 text-small max-sm:hidden">
        {isAsked ? <span className="block font-medium text-risk">One question</span> : null}
        <span className="block text-muted">{holds}</span>
        <span className="block text-subtle">{formatCount(filled)} filled in</span>
      </td>
    </tr>
  );
}

const titleOf = ({ name, ref }: Column) => (name === "" ? ref : name);

function Heading({ column, isUsed }: { column: Column; isUsed: boolean }) {
  const { name, question } = column;
  const look = isUsed ? "font-semibold" : "font-normal text-muted";
  return (
    <th scope="row" className={cn("max-w-64 min-w-36 py-2 pr-2 text-left max-sm:max-w-36", look)}>
      <span className="line-clamp-3 break-words">{question ?? titleOf(column)}</span>
      {question && name !== question ? (
        <span className="block text-small font-normal text-subtle">{name}</span>
      ) : null}
      <span className="block truncate text-small font-normal text-subtle sm:hidden">
        {column.samples.join(" · ")}
      </span>
    </th>
  );
}

function Becomes({ column, role, isAsked }: { column: Column; role?: ImportRole; isAsked: boolean }) {
  return (
    <select
      name={columnField(column.position)}
      aria-label={`What is “${titleOf(column)}”?`}
      defaultValue={role ?? ""}
      className={cn(controlLook, "min-h-9", isAsked && "border-risk-mark", !role && "text-subtle")}
    >
      <option value="">Leave out</option>
      {importRoles.map((option) => (
        <option key={option} value={option}>
          {roleLabels[option]}
        </option>
      ))}
    </select>
  );
}
