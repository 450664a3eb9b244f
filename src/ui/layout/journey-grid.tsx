import { clsx } from "clsx";
import type { ReactNode } from "react";

export type GridStage = {
  key: string;
  name: ReactNode;
  /** Not the reader's own, while they look at theirs. */
  isDimmed?: boolean;
};

export type GridRow = {
  key: string;
  /** What the row holds; the row's head. */
  label: ReactNode;
  /** One cell a stage, in order. */
  cells: readonly ReactNode[];
  /** A drawing that runs through the cells: no padding. */
  isDrawing?: boolean;
};

type JourneyGridProps = {
  caption: string;
  stages: readonly GridStage[];
  rows: readonly GridRow[];
  /** The stage a phone shows; wider screens show all. */
  current: number;
};

const MOST_ON_SCREEN = 9;
/** Fewest px of a column; where there is more room, all share it. */
const HEAD_WIDTH = 108;
const STAGE_WIDTH = 118;

/**
 * Stages as columns, what is known of them as rows: one real table, so that a screen reader hears stage and row of each
 * cell. Head and first column stay in view. A phone shows one stage at a time.
 */
export function JourneyGrid({ caption, stages, rows, current }: JourneyGridProps) {
  const isWide = stages.length > MOST_ON_SCREEN;
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className={clsx(
        "relative rounded-card border bg-surface p-px print:overflow-visible",
        isWide ? "overflow-x-auto" : "max-xl:overflow-x-auto",
      )}
    >
      <table className="w-full table-fixed border-separate border-spacing-0 text-small">
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          <col width={HEAD_WIDTH} />
          {stages.map(({ key }, at) => (
            <col
              key={key}
              width={STAGE_WIDTH}
              className={at === current ? "max-md:w-auto" : "max-md:hidden"}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td className={clsx(firstColumn, headRow)} />
            {stages.map(({ key, name, isDimmed }, at) => (
              <th
                key={key}
                scope="col"
                className={clsx(
                  headRow,
                  columnLook(at === current, isDimmed),
                  "px-2.5 py-2.5 text-left text-heading",
                )}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} {...{ row, stages, current }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, stages, current }: { row: GridRow } & Pick<JourneyGridProps, "stages" | "current">) {
  return (
    <tr data-row={row.key}>
      <th
        scope="row"
        className={clsx(
          firstColumn,
          "border-t px-3 text-left align-top text-label text-muted",
          row.isDrawing ? "py-0 pr-2" : "py-2 print:py-0.5",
        )}
      >
        {row.label}
      </th>
      {row.cells.map((cell, at) => (
        <td
          key={stages[at]?.key ?? at}
          className={clsx(
            columnLook(at === current, stages[at]?.isDimmed),
            "border-t align-top",
            row.isDrawing ? "p-0" : "px-2.5 py-2 print:py-0.5",
          )}
        >
          {cell}
        </td>
      ))}
    </tr>
  );
}

const firstColumn = "sticky left-0 z-10 bg-surface";
const headRow = "xl:sticky xl:top-0 xl:z-20 bg-surface print:static";

function columnLook(isCurrent: boolean, isDimmed = false): string {
  return clsx("border-l break-words", !isCurrent && "max-md:hidden print:table-cell", isDimmed && "bg-bg");
}
