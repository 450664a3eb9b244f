import { paths } from "@/paths";
import { LinkMenu } from "@/ui/primitives/link-menu";
import type { AskedMatrix } from "../schema";

/** The matrix as a file, with targets and intervals, under the same rules as the page. */
export function ScorecardFiles({ asked }: { asked: AskedMatrix }) {
  return (
    <LinkMenu
      name="Export"
      label="Export"
      items={(["xlsx", "csv"] as const).map((format) => ({
        href: paths.scorecardsFile(format, asked),
        label: format === "csv" ? "CSV" : "Excel",
      }))}
    />
  );
}
