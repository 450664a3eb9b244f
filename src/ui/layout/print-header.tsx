export type PrintHeaderProps = {
  organisation: string;
  page: string;
  /** Every filter in force, in words: "Last quarter, 1 Sep to 30 Nov 2026". */
  filters: readonly string[];
  /** "Data to 21 Nov 2026, 06:00". */
  stamp: string;
};

/** On paper only: what a page says about itself once it has left the screen. */
export function PrintHeader({ organisation, page, filters, stamp }: PrintHeaderProps) {
  return (
    <div aria-hidden className="mb-4 hidden border-b pb-2 print:block">
      <div className="flex justify-between gap-6 text-small">
        <span className="font-semibold">
          {organisation} · {page}
        </span>
        <span>{stamp}</span>
      </div>
      <p className="text-small text-muted">{filters.length > 0 ? filters.join(" · ") : "No filters"}</p>
    </div>
  );
}
