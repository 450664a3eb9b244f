import { npsClasses, type NpsClass } from "@/domain/nps";
import { Drawing, markup, type Markup } from "@/ui/charts/drawing";
import { bandPath, flowShape, labelMiddles, toClass } from "@/ui/charts/flow-geometry";
import type { FlowGroup, FlowRow, FlowShape } from "@/ui/charts/flow-geometry";
import { formatCount } from "@/ui/format";

export const classWords: Record<NpsClass, { many: string; plain: string }> = {
  promoter: { many: "Promoters", plain: "promoters" },
  passive: { many: "Passives", plain: "passives" },
  detractor: { many: "Detractors", plain: "detractors" },
};

type FlowChartProps = {
  rows: readonly FlowRow[];
  /** The two periods, over the columns. */
  before: string;
  after: string;
  /** The picture in a sentence. */
  label: string;
  /** Where the answers of those who went one way are; none where they may not be read. */
  hrefOf?: BandHref;
};

/** The address of the answers behind a band, where somebody may read them. */
export type BandHref = (from: NpsClass, to: NpsClass) => string | undefined;

const WIDE = 760;
const HEIGHT = 300;
const TOP = 30;
const LEFT = { bar: 232, band: 240 };
const RIGHT = { bar: 520, band: 520 };
const BAR = 8;
const LABEL_ROOM = 56;

/**
 * Who went where between two periods. Bands take the colour of where the customers went; those who stayed are pale,
 * those who moved strong. The order is promoters, passives, detractors on both sides. A table must stand beside it.
 */
export function FlowChart({ rows, before, after, label, hrefOf }: FlowChartProps) {
  const shape = flowShape(rows, { height: HEIGHT, gap: 18 });
  return (
    <Drawing
      // A picture holds no links; what holds them is a group of things.
      role={hrefOf ? "group" : "img"}
      aria-label={label}
      viewBox={`0 0 ${WIDE} ${TOP + HEIGHT + 6}`}
      width="100%"
      className="block"
      of={markup`
        <text x="${LEFT.bar}" y="14" text-anchor="end" class="fill-subtle text-label font-normal">${before}</text>
        <text x="${RIGHT.bar + BAR}" y="14" class="fill-subtle text-label font-normal">${after}</text>
        <g transform="translate(0 ${TOP})">
          ${bandsOf(shape, LEFT.band, RIGHT.band, hrefOf)}
          ${barsOf(shape.before, LEFT.bar)}${barsOf(shape.after, RIGHT.bar)}
          ${labelsOf(rows, shape, "before")}${labelsOf(rows, shape, "after")}
        </g>`}
    />
  );
}

/** The same as a thumbnail: bands and bars, the names in a sentence beside it. */
export function MiniFlow({ rows, label }: Pick<FlowChartProps, "rows" | "label">) {
  const shape = flowShape(rows, { height: 150, gap: 10 });
  const middles = labelMiddles(shape.before, 150, 16);
  const ends = labelMiddles(shape.after, 150, 16);
  return (
    <Drawing
      role="img"
      aria-label={label}
      viewBox="0 0 300 156"
      width="100%"
      className="block"
      of={markup`<g transform="translate(0 3)">${bandsOf(shape, 82, 246)}
        ${barsOf(shape.before, 76, 6)}${barsOf(shape.after, 246, 6)}
        ${shape.before.map(({ class: one }, index) => markup`<text x="68" y="${(middles[index] ?? 0) + 4}" text-anchor="end" class="fill-muted text-label font-normal">${classWords[one].many}</text>`)}
        ${shape.after.map(({ customers }, index) => markup`<text x="260" y="${(ends[index] ?? 0) + 4}" class="fill-muted text-label font-normal">${formatCount(customers)}</text>`)}</g>`}
    />
  );
}

function bandsOf({ bands }: FlowShape, from: number, to: number, hrefOf?: BandHref): Markup[] {
  return bands.map((band) => {
    const opacity = band.from === band.to ? "0.22" : "0.55";
    const words = `${formatCount(band.customers)} ${classWords[band.from].plain} ${band.from === band.to ? "stayed" : `became ${classWords[band.to].plain}`}`;
    const href = hrefOf?.(band.from, band.to);
    const d = bandPath(band, from, to);
    if (!href)
      return markup`<path d="${d}" fill-opacity="${opacity}" class="fill-${band.to}"><title>${words}</title></path>`;
    // The outline is there to be hit: a thin band would be hard to point at.
    return markup`<a href="${href}" aria-label="${words}: their answers" class="group outline-none"><title>${words}: read their answers</title>
      <path d="${d}" fill="none" stroke="transparent" stroke-width="10" pointer-events="stroke"/>
      <path d="${d}" fill-opacity="${opacity}" class="fill-${band.to} group-hover:stroke-ink group-focus-visible:stroke-focus group-focus-visible:stroke-2"/></a>`;
  });
}

function barsOf(groups: readonly FlowGroup[], x: number, width = BAR): Markup[] {
  return groups.map(
    ({ class: one, top, height }) =>
      markup`<rect x="${x}" y="${short(top)}" width="${width}" height="${short(height)}" class="fill-${one}"/>`,
  );
}

const short = (value: number) => Math.round(value * 10) / 10;

function labelsOf(rows: readonly FlowRow[], shape: FlowShape, side: "before" | "after"): Markup[] {
  const groups = shape[side];
  const middles = labelMiddles(groups, HEIGHT, LABEL_ROOM);
  const place =
    side === "before" ? markup`x="${LEFT.bar - 10}" text-anchor="end"` : markup`x="${RIGHT.bar + BAR + 10}"`;
  return groups.map(({ class: one, customers }, index) => {
    const y = (middles[index] ?? 0) - 10;
    const [first, second] = notesOf(rows, one, side);
    return markup`<text ${place} y="${short(y)}" class="fill-ink text-heading">${classWords[one].many} ${formatCount(customers)}</text>
      <text ${place} y="${short(y + 17)}" class="fill-muted text-label font-normal">${first}</text>
      <text ${place} y="${short(y + 33)}" class="fill-muted text-label font-normal">${second}</text>`;
  });
}

/** "31 became passives", "18 detractors"; on the other side where they came from. */
function notesOf(rows: readonly FlowRow[], one: NpsClass, side: "before" | "after"): [string, string] {
  const [a = "promoter", b = "passive"] = npsClasses.filter((other) => other !== one);
  const moved = (other: NpsClass) => {
    const [from, to] = side === "before" ? [one, other] : [other, one];
    const row = rows.find((each) => each.class === from);
    return formatCount(row ? toClass(row.to, to) : 0);
  };
  const verb = side === "before" ? "became" : "came from";
  return [`${moved(a)} ${verb} ${classWords[a].plain}`, `${moved(b)} ${classWords[b].plain}`];
}
