import { Drawing, markup } from "@/ui/charts/drawing";
import { formatPercent } from "@/ui/format";

const WIDTH = 100;
const HEIGHT = 12;

type TwoSidedBarProps = {
  shares: { detractors: number; promoters: number };
  /** The share that fills a side, in per cent. */
  scale: number;
};

/** Shares of detractors to the left and of promoters to the right of one line, on the scale of the whole table. */
export function TwoSidedBar({ shares, scale }: TwoSidedBarProps) {
  const width = (share: number) => Math.min(100, (100 * share) / scale) / 2;
  const [left, right] = [width(shares.detractors), width(shares.promoters)];
  return (
    <span className="grid grid-cols-[2.5rem_minmax(60px,1fr)_2.5rem] items-center gap-2 text-label font-semibold tabular-nums">
      <span className="text-right text-detractor-text">{formatPercent(shares.detractors)}</span>
      <Drawing
        aria-hidden
        width="100%"
        height={HEIGHT}
        preserveAspectRatio="none"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="block"
        of={markup`<rect x="${50 - left}" width="${left}" height="${HEIGHT}" class="fill-detractor"/><rect x="50" width="${right}" height="${HEIGHT}" class="fill-promoter"/><line x1="50" x2="50" y1="0" y2="${HEIGHT}" class="stroke-border-strong" vector-effect="non-scaling-stroke"/>`}
      />
      <span className="text-promoter-text">{formatPercent(shares.promoters)}</span>
    </span>
  );
}
