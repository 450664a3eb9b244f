import { markup, type Markup } from "@/ui/charts/drawing";

/** A full count as squares: `done` filled of `of`. Past 12 the squares stop saying more than the words beside them. */
export function tallyMarks({
  done,
  of,
  label,
}: {
  done: number;
  of: number;
  label: string;
}): Markup | undefined {
  if (of === 0 || of > MOST_SQUARES) return undefined;
  const squares = Array.from(
    { length: of },
    (_, index) =>
      markup`<rect x="${index * STEP + 0.5}" y="1.5" width="7" height="7" class="${index < done ? "fill-ink stroke-ink" : "fill-none stroke-border-strong"}"/>`,
  );
  return markup`<svg role="img" aria-label="${label}" width="${of * STEP}" height="10" class="block">${squares}</svg>`;
}

const STEP = 10;
const MOST_SQUARES = 12;
