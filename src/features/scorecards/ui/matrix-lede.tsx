import { metricByKey } from "@/domain/metrics";
import { paths } from "@/paths";
import { TextLink } from "@/ui/primitives/text-link";
import type { Matrix, MatrixRow, ScorecardMeasure } from "../schema";

/** Who clearly missed what: settled verdicts only. */
export function MatrixLede({
  departments,
  measures: columns,
  by,
}: Pick<Matrix, "departments" | "measures" | "by">) {
  const missed = departments
    .map((row) => ({ row, measures: missedMeasures(row, columns) }))
    .filter(({ measures }) => measures.length > 0)
    .toSorted((a, b) => b.measures.length - a.measures.length)
    .slice(0, MOST_NAMED);
  if (departments.length === 0) return <>No department answers for a touchpoint yet.</>;
  if (missed.length === 0) return <>No {by.slice(0, -1)} has clearly missed a target in this period.</>;
  return (
    <>
      {missed.map(({ row, measures }, index) => (
        <span key={row.id}>
          {index === 0 ? "" : " "}
          {by === "departments" ? (
            <TextLink href={paths.department(row.slug)}>{row.name}</TextLink>
          ) : (
            row.name
          )}{" "}
          missed its {measures.length === 1 ? "target" : "targets"} for {listed(measures)}.
        </span>
      ))}
    </>
  );
}

const MOST_NAMED = 3;

function missedMeasures({ cells }: MatrixRow, columns: readonly ScorecardMeasure[]): string[] {
  return columns
    .filter((_, index) => {
      const cell = cells[index];
      return cell?.state === "shown" && cell.verdict?.state === "missed";
    })
    .map((key) => inSentence(metricByKey[key].label));
}

/** "Detractor share" becomes "detractor share" inside a sentence; NPS stays NPS. */
function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
