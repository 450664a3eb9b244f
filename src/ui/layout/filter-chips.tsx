import { X } from "lucide-react";
import { TextLink } from "@/ui/primitives/text-link";

export type FilterChip = {
  /** "Segment: Motor". */
  label: string;
  /** This page without the filter. */
  removeHref: string;
};

/** The filters in force, each removable by a link, so that Back works. Draws nothing without filters. */
export function FilterChips({ chips, clearHref }: { chips: readonly FilterChip[]; clearHref: string }) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-2 print:hidden">
      {chips.map((chip) => (
        <li
          key={chip.label}
          className="inline-flex items-center rounded-pill border bg-surface pl-2 text-label"
        >
          {chip.label}
          <a
            href={chip.removeHref}
            className="ml-1 grid size-6 place-items-center rounded-pill text-subtle hover:text-ink pointer-coarse:size-11"
          >
            <X aria-hidden className="size-3.5" />
            <span className="sr-only">Remove filter {chip.label}</span>
          </a>
        </li>
      ))}
      <li>
        <TextLink href={clearHref} className="text-small text-muted">
          Clear all
        </TextLink>
      </li>
    </ul>
  );
}
