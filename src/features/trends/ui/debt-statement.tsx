import type { StatementFigure } from "@/features/debt/schema";
import { formatCount, formatWhole } from "@/ui/format";
import { DataTable } from "@/ui/primitives/data-table";

export type ShownDebt = Extract<StatementFigure, { state: "shown" }>;

/** The lines of a statement between its opening and its closing, in the order they are read. */
const lines = [
  ["incurred", "Incurred by bad experiences"],
  ["reinstated", "Came back with re-opened cases"],
  ["repaid", "Repaid by good experiences"],
  ["settled", "Settled with closed cases"],
  ["expired", "Expired: the customer left"],
  ["erased", "Erased with the customer"],
  ["corrected", "Corrected afterwards"],
] as const satisfies readonly (readonly [keyof ShownDebt, string])[];

/** "+30,360", "−2,300", "0": units of one good experience. */
export function signed(units: number): string {
  return units > 0 ? `+${formatCount(Math.round(units))}` : formatWhole(units);
}

/** Opening, what came and went, and closing: the lines add up. */
export function StatementTable({ statement }: { statement: ShownDebt }) {
  const rows = [
    { key: "opening", name: "Opening balance", words: formatCount(Math.round(statement.opening)) },
    ...lines
      .filter(([key]) => statement[key] !== 0 || key === "incurred" || key === "repaid")
      .map(([key, name]) => ({ key, name, words: signed(statement[key]) })),
    { key: "closing", name: "Closing balance", words: formatCount(Math.round(statement.closing)) },
  ];
  return (
    <DataTable
      caption="Statement of the experience debt"
      density="compact"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "name",
          head: "Statement",
          isRowHeader: true,
          cell: ({ key, name }) => (
            <span className={key === "opening" || key === "closing" ? undefined : "font-normal"}>{name}</span>
          ),
        },
        {
          key: "units",
          head: "Units",
          align: "end",
          cell: ({ key, words }) => (
            <span className={key === "closing" ? "font-semibold" : undefined}>{words}</span>
          ),
        },
      ]}
    />
  );
}
