import type { Interval } from "@/domain/interval";

/** One thing on the plane: how satisfied people are with it (per cent), and how much it matters (per cent). */
export type ImportancePoint = {
  key: string;
  name: string;
  across: Interval & { value: number };
  up: Interval & { value: number };
};

export type Span = { min: number; max: number };
export type Placed = { x: number; y: number };
export type Label = { key: string; x: number; y: number; anchor: "start" | "end" | "middle" };
export type Box = { left: number; right: number; top: number; bottom: number };

/** A span that holds all values, on whole tens (or fives where all is close), within 0 to 100. */
export function spanAround(values: readonly number[], step: number): Span {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const min = Math.max(0, Math.floor((low - step / 4) / step) * step);
  return { min, max: Math.min(100, Math.max(min + step, Math.ceil((high + step / 4) / step) * step)) };
}

/** Every `step` of a span, both ends included. */
export function ticksOf({ min, max }: Span, step: number): number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) => min + index * step);
}

const LETTER = 6.6;
const ROOM = 9;
const HALF = 8;

/** The room words take on one line; an estimate, for nothing here can measure them. */
export function wordsBox(words: string, { x, y }: Placed, anchor: "start" | "end"): Box {
  const wide = words.length * LETTER;
  return {
    left: anchor === "start" ? x : x - wide,
    right: anchor === "start" ? x + wide : x,
    top: y - 14,
    bottom: y + 4,
  };
}

/**
 * Where names go: right of their dot, else left, over or under it, where neither another name, a dot nor a blocked
 * place is in the way. In the order given; a name that fits nowhere is left out, the table has it.
 */
export function labelsOf(
  points: readonly (Placed & { key: string; name: string })[],
  plot: { width: number; height: number },
  blocked: readonly Box[] = [],
): Label[] {
  const dots = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const taken: Box[] = [...dots, ...blocked];
  return points.flatMap((point, index) => {
    const own = dots[index];
    const found = candidates(point).find(
      ({ box }) =>
        box.left >= 0 &&
        box.right <= plot.width &&
        box.top >= 0 &&
        box.bottom <= plot.height &&
        taken.every((other) => other === own || !touches(box, other)),
    );
    if (!found) return [];
    taken.push(found.box);
    return [{ key: point.key, ...found.label }];
  });
}

function candidates({ x, y, name }: Placed & { name: string }) {
  const wide = name.length * LETTER;
  const beside = { top: y - HALF, bottom: y + HALF };
  const place = (anchor: Label["anchor"], dx: number, dy: number, box: Box) => ({
    label: { x: x + dx, y: y + dy, anchor },
    box,
  });
  const middle = { left: x - wide / 2, right: x + wide / 2 };
  return [
    place("start", ROOM, 4, { ...beside, left: x + ROOM, right: x + ROOM + wide }),
    place("end", -ROOM, 4, { ...beside, left: x - ROOM - wide, right: x - ROOM }),
    place("middle", 0, -ROOM, { ...middle, top: y - ROOM - 12, bottom: y - ROOM + 3 }),
    place("middle", 0, ROOM + 9, { ...middle, top: y + ROOM - 3, bottom: y + ROOM + 12 }),
  ];
}

function touches(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
