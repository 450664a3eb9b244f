import { npsClasses, type NpsClass, type NpsCounts } from "@/domain/nps";

type Row = { class: NpsClass; to: NpsCounts };

/** How many customers moved up a class or two, and how many down. */
export function movesIn(rows: readonly Row[]): { up: number; down: number } {
  const moved = rows.map(({ class: from, to }) => {
    const counts = [to.promoters, to.passives, to.detractors];
    const at = npsClasses.indexOf(from);
    const sum = (list: number[]) => list.reduce((total, n) => total + n, 0);
    return { up: sum(counts.slice(0, at)), down: sum(counts.slice(at + 1)) };
  });
  return moved.reduce((all, one) => ({ up: all.up + one.up, down: all.down + one.down }), { up: 0, down: 0 });
}
