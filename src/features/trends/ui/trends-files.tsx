import type { View } from "@/features/responses/schema";
import { paths } from "@/paths";
import { LinkMenu } from "@/ui/primitives/link-menu";
import type { TableName } from "../schema";
import { askedOf, type Tab, type TrendsState } from "./url";

const filesOf: Record<Tab, readonly { table: TableName; label: string }[]> = {
  score: [
    { table: "score", label: "The line" },
    { table: "parts", label: "The parts" },
  ],
  detractors: [
    { table: "detractors", label: "The line" },
    { table: "places", label: "Departments, touchpoints, themes" },
  ],
  movement: [{ table: "movement", label: "The flow" }],
  drivers: [{ table: "drivers", label: "The drivers" }],
  money: [
    { table: "money", label: "Revenue" },
    { table: "debt", label: "Experience debt" },
  ],
};

type TrendsFilesProps = {
  view: View;
  state: TrendsState;
  /** A table this reader may not have. */
  without?: TableName;
};

/** The tables of a view as files, under the same rules as the page. */
export function TrendsFiles({ view, state, without }: TrendsFilesProps) {
  const asked = askedOf(view, state);
  return (
    <LinkMenu
      name="Export"
      label="Export"
      items={filesOf[state.tab]
        .filter(({ table }) => table !== without)
        .flatMap(({ table, label }) =>
          (["csv", "xlsx"] as const).map((format) => ({
            href: paths.trendsFile(`${table}.${format}`, asked),
            label: `${label}, ${format === "csv" ? "CSV" : "Excel"}`,
          })),
        )}
    />
  );
}
