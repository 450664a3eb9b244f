import { npsClasses, type NpsClass } from "@/domain/nps";
import { cn } from "@/ui/class-names";
import { classWords, type BandHref } from "@/ui/charts/flow-chart";
import { toClass, type FlowRow } from "@/ui/charts/flow-geometry";
import { formatCount } from "@/ui/format";
import { headLook, ScrollArea } from "@/ui/primitives/data-table";

type MatrixProps = {
  caption: string;
  rows: readonly (FlowRow & { both: number; left: number })[];
  columns: readonly { class: NpsClass; both: number; joined: number }[];
  totals: { both: number; left: number; joined: number };
  /** Where the answers behind a number are; none where they may not be read. */
  hrefOf?: BandHref;
};

const cell = "h-9 px-1 py-1 text-right tabular-nums first:pl-0 last:pr-0";
const head = cn(cell, "text-left font-normal");

/** The flow as a table: rows from, columns to, with who answered in both periods, who left and who joined. */
export function TransitionMatrix({ caption, rows, columns, totals, hrefOf }: MatrixProps) {
  const rowOf = (one: NpsClass) => rows.find((row) => row.class === one);
  const columnOf = (one: NpsClass) => columns.find((column) => column.class === one);
  return (
    <ScrollArea label={caption}>
      <table className="w-full border-collapse text-small">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b">
            <th scope="col" className={headLook()}>
              From, to
            </th>
            {["Prom.", "Pass.", "Detr.", "Both", "Left"].map((words, index) => (
              <th key={words} scope="col" className={headLook("end")}>
                <abbr title={headWords[index]} className="no-underline">
                  {words}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {npsClasses.map((from) => (
            <tr key={from} className="border-b">
              <th scope="row" className={head}>
                {classWords[from].many}
              </th>
              {npsClasses.map((to) => (
                <td key={to} className={cell}>
                  <Ways
                    {...{ from, to }}
                    customers={toClass(rowOf(from)?.to ?? none, to)}
                    href={hrefOf?.(from, to)}
                  />
                </td>
              ))}
              <td className={`${cell} font-medium`}>{formatCount(rowOf(from)?.both ?? 0)}</td>
              <td className={`${cell} text-subtle`}>{formatCount(rowOf(from)?.left ?? 0)}</td>
            </tr>
          ))}
          <tr className="border-b font-medium">
            <th scope="row" className={cn(cell, "text-left font-medium")}>
              Both
            </th>
            {npsClasses.map((to) => (
              <td key={to} className={cell}>
                {formatCount(columnOf(to)?.both ?? 0)}
              </td>
            ))}
            <td className={cell}>{formatCount(totals.both)}</td>
            <td className={`${cell} text-subtle`}>{formatCount(totals.left)}</td>
          </tr>
          <tr className="text-subtle">
            <th scope="row" className={head}>
              Joined
            </th>
            {npsClasses.map((to) => (
              <td key={to} className={cell}>
                {formatCount(columnOf(to)?.joined ?? 0)}
              </td>
            ))}
            <td className={cell}>{formatCount(totals.joined)}</td>
            <td className={cell} />
          </tr>
        </tbody>
      </table>
    </ScrollArea>
  );
}

type WaysProps = { from: NpsClass; to: NpsClass; customers: number; href?: string };

function Ways({ from, to, customers, href }: WaysProps) {
  const look = `block rounded-pill px-1.5 py-0.5 ${lookOf(from, to)}`;
  if (!href) return <span className={look}>{formatCount(customers)}</span>;
  const way = from === to ? "stayed" : `became ${classWords[to].plain}`;
  return (
    <a
      href={href}
      aria-label={`${formatCount(customers)} ${classWords[from].plain} ${way}: their answers`}
      className={cn(
        look,
        "min-h-6 underline decoration-current/40 underline-offset-[3px] hover:decoration-current pointer-coarse:min-h-11 pointer-coarse:content-center",
      )}
    >
      {formatCount(customers)}
    </a>
  );
}

const none = { promoters: 0, passives: 0, detractors: 0 };
const headWords = [
  "To promoters",
  "To passives",
  "To detractors",
  "Answered in both periods",
  "Answered in the first only",
];

/** Up is blue, down is orange, as everywhere; who stayed is quiet. */
function lookOf(from: NpsClass, to: NpsClass): string {
  if (from === to) return "bg-tint text-ink";
  const isUp = npsClasses.indexOf(to) < npsClasses.indexOf(from);
  return isUp ? "bg-good-bg font-medium text-promoter-text" : "bg-bad-bg font-medium text-detractor-text";
}
