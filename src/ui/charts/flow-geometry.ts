import { npsClasses, type NpsClass, type NpsCounts } from "@/domain/nps";

/** Customers by class before (rows) and after (`to`), in any order of rows. */
export type FlowRow = { class: NpsClass; to: NpsCounts };

export type FlowBand = {
  from: NpsClass;
  to: NpsClass;
  customers: number;
  /** Middle and thickness at either end, in px. */
  left: number;
  right: number;
  thick: number;
};
export type FlowGroup = { class: NpsClass; customers: number; top: number; height: number };
export type FlowShape = { bands: FlowBand[]; before: FlowGroup[]; after: FlowGroup[] };

const countName = { promoter: "promoters", passive: "passives", detractor: "detractors" } as const;

export function toClass(counts: NpsCounts, one: NpsClass): number {
  return counts[countName[one]];
}

/** Groups on both sides and the bands between them: promoters, passives, detractors, always in that order. */
export function flowShape(
  rows: readonly FlowRow[],
  { height, gap }: { height: number; gap: number },
): FlowShape {
  const count = (from: NpsClass, to: NpsClass) => {
    const row = rows.find((one) => one.class === from);
    return row ? toClass(row.to, to) : 0;
  };
  const all = npsClasses.flatMap((from) => npsClasses.map((to) => count(from, to)));
  const total = Math.max(1, sum(all));
  const px = (customers: number) => ((height - 2 * gap) * customers) / total;
  const groups = (sizes: readonly number[]) =>
    npsClasses.map((one, index): FlowGroup => {
      const above = sizes.slice(0, index).reduce((top, size) => top + px(size) + gap, 0);
      return { class: one, customers: sizes[index] ?? 0, top: above, height: px(sizes[index] ?? 0) };
    });
  const before = groups(npsClasses.map((from) => sum(npsClasses.map((to) => count(from, to)))));
  const after = groups(npsClasses.map((to) => sum(npsClasses.map((from) => count(from, to)))));
  const bands = npsClasses.flatMap((from, i) =>
    npsClasses.map((to, j): FlowBand => {
      const earlier = sum(npsClasses.slice(0, j).map((one) => count(from, one)));
      const later = sum(npsClasses.slice(0, i).map((one) => count(one, to)));
      const thick = px(count(from, to));
      return {
        from,
        to,
        customers: count(from, to),
        left: (before[i]?.top ?? 0) + px(earlier) + thick / 2,
        right: (after[j]?.top ?? 0) + px(later) + thick / 2,
        thick,
      };
    }),
  );
  // Those who stayed lie below those who moved, so that a thin band is never hidden by a broad one.
  const drawn = bands.filter(({ customers }) => customers > 0);
  return {
    before,
    after,
    bands: drawn.toSorted((a, b) => Number(b.from === b.to) - Number(a.from === a.to)),
  };
}

/** A band as a filled path between two columns. */
export function bandPath({ left, right, thick }: FlowBand, from: number, to: number): string {
  const half = thick / 2;
  const middle = (from + to) / 2;
  const at = (value: number) => Math.round(value * 10) / 10;
  return (
    `M${from} ${at(left - half)}C${middle} ${at(left - half)} ${middle} ${at(right - half)} ${to} ${at(right - half)}` +
    `V${at(right + half)}C${middle} ${at(right + half)} ${middle} ${at(left + half)} ${from} ${at(left + half)}Z`
  );
}

/** Middles of labels beside their groups, moved apart so that none touches another. */
export function labelMiddles(groups: readonly FlowGroup[], height: number, room: number): number[] {
  const middles = groups.map((group) => group.top + group.height / 2);
  const down: number[] = [];
  for (const middle of middles) down.push(Math.max(middle, (down.at(-1) ?? -room / 2) + room));
  const up: number[] = [];
  for (const middle of down.toReversed()) up.push(Math.min(middle, (up.at(-1) ?? height + room / 2) - room));
  return up.toReversed();
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
