import { formatCount, formatPercent } from "@/ui/format";

/** How far a long task is. `done` and `of` are counts; the words below say more than the bar. */
export function ProgressBar({
  label,
  done,
  of,
  note,
}: {
  label: string;
  done: number;
  of: number;
  note?: string;
}) {
  const percent = of > 0 ? Math.min(100, (100 * done) / of) : 0;
  return (
    <div>
      <div className="mb-1 flex justify-between gap-4 text-small">
        <span className="font-medium">{label}</span>
        <span className="text-muted tabular-nums">{formatPercent(Math.floor(percent))}</span>
      </div>
      <svg
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(percent)}
        width="100%"
        height="8"
        className="block overflow-hidden rounded-full"
      >
        <rect width="100%" height="8" className="fill-band-strong" />
        <rect width={`${percent}%`} height="8" className="fill-ink" />
      </svg>
      <p className="mt-1 text-small text-subtle tabular-nums">
        {formatCount(done)} of {formatCount(of)}
        {note ? ` · ${note}` : ""}
      </p>
    </div>
  );
}
