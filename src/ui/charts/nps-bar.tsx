import type { NpsCounts } from "@/domain/nps";
import { Drawing, markup, type Markup } from "@/ui/charts/drawing";
import { formatCount } from "@/ui/format";

type Part = keyof NpsCounts;

export type NpsBarProps = {
  counts: NpsCounts;
  /** Whole per cents that sum to 100: `sharesOf(counts)`. */
  shares: NpsCounts;
  /** Where the answers behind each part can be read. */
  hrefs?: Partial<Record<Part, string>>;
  /** Without the line of words below, for tables. */
  isCompact?: boolean;
};

const parts = [
  { key: "promoters", label: "Promoters", fill: "fill-promoter", text: "fill-on-promoter" },
  { key: "passives", label: "Passives", fill: "fill-passive", text: "fill-on-passive" },
  { key: "detractors", label: "Detractors", fill: "fill-detractor", text: "fill-on-detractor" },
] as const satisfies readonly { key: Part; label: string; fill: string; text: string }[];

const HEIGHT = 24;
/** Parts narrower than this, in per cent, carry no label inside ("17%", "2 of 12"); the words below name every part. */
const NARROWEST_LABELLED = 10;
const NARROWEST_COUNTED = 24;
const FEWEST_FOR_PER_CENT = 20;

/** All answers as one bar: promoters, passives, detractors, always in that order. */
export function NpsBar({ counts, shares, hrefs = {}, isCompact = false }: NpsBarProps) {
  const total = counts.promoters + counts.passives + counts.detractors;
  if (total === 0) return <p className="text-small text-subtle">No answers yet</p>;
  const figure = (key: Part) =>
    total < FEWEST_FOR_PER_CENT ? `${counts[key]} of ${total}` : `${shares[key]}%`;
  return (
    <div>
      <Segments counts={counts} total={total} figure={figure} />
      {isCompact ? null : (
        <ul className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-small text-muted tabular-nums">
          {parts.map(({ key, label, fill }) => (
            <li key={key} className="inline-flex items-center gap-1.5">
              <Swatch look={key === "passives" ? `${fill} stroke-passive-line` : fill} />
              <Words href={hrefs[key]}>
                {label} {formatCount(counts[key])}
                <span className="sr-only">, {figure(key)}</span>
              </Words>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Segments({
  counts,
  total,
  figure,
}: {
  counts: NpsCounts;
  total: number;
  figure: (key: Part) => string;
}) {
  const widths = parts.map(({ key }) => (100 * counts[key]) / total);
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  const narrowest = total < FEWEST_FOR_PER_CENT ? NARROWEST_COUNTED : NARROWEST_LABELLED;
  const summary = parts.map(({ key, label }) => `${label} ${figure(key)}`).join(", ");
  const segments = parts.map(({ key, fill, text }, index) => {
    const [x = 0, width = 0] = [starts[index], widths[index]];
    if (width === 0) return undefined;
    const label =
      width >= narrowest
        ? markup`<text x="${x}%" dx="8" y="16.5" class="text-label font-semibold ${text}">${figure(key)}</text>`
        : undefined;
    return markup`<rect x="${x}%" width="${width}%" height="${HEIGHT}" class="${fill}"/>
      ${key === "passives" ? passiveEdge(x, width) : undefined}
      ${x > 0 ? markup`<line x1="${x}%" x2="${x}%" y2="${HEIGHT}" stroke-width="2" class="stroke-surface"/>` : undefined}${label}`;
  });
  return (
    <Drawing
      role="img"
      aria-label={summary}
      width="100%"
      height={HEIGHT}
      className="block"
      of={markup`${segments}`}
    />
  );
}

/** The light grey fill alone is too faint against paper; a line gives it its contrast. */
function passiveEdge(x: number, width: number): Markup[] {
  return [0.5, HEIGHT - 0.5].map(
    (y) => markup`<line x1="${x}%" x2="${x + width}%" y1="${y}" y2="${y}" class="stroke-passive-line"/>`,
  );
}

function Swatch({ look }: { look: string }) {
  return (
    <svg aria-hidden width="10" height="10" className="shrink-0">
      <rect x="0.5" y="0.5" width="9" height="9" rx="1.5" className={look} />
    </svg>
  );
}

function Words({ href, children }: { href?: string; children: React.ReactNode }) {
  if (!href) return <span>{children}</span>;
  return (
    <a
      href={href}
      className="inline-flex min-h-6 items-center rounded-pill underline decoration-border-strong underline-offset-[3px] hover:text-ink"
    >
      {children}
    </a>
  );
}
