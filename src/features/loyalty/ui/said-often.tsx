import { formatCount } from "@/ui/format";
import { TextLink } from "@/ui/primitives/text-link";
import type { SaidOften as Said } from "@/features/feedback/schema";

type SaidOftenProps = {
  themes: readonly Said[] | undefined;
  /** Where the words behind a theme are; undefined where the reader may not read them. */
  hrefOf?: (themeId: number) => string;
  /** What is said when nothing is. */
  empty?: string;
};

/** Themes customers name often at a place, most named first, each with how many said so. */
export function SaidOften({ themes = [], hrefOf, empty = "–" }: SaidOftenProps) {
  if (themes.length === 0) return <p className="text-subtle">{empty}</p>;
  return (
    <ul className="grid gap-1">
      {themes.map(({ themeId, name, mentions }) => (
        <li key={themeId} className="flex items-baseline justify-between gap-2">
          {hrefOf ? (
            <TextLink href={hrefOf(themeId)} className="inline-block min-h-6 no-underline hover:underline">
              {name}
            </TextLink>
          ) : (
            name
          )}
          <span className="text-label font-normal text-subtle tabular-nums">
            {formatCount(mentions)}
            <span className="sr-only"> {mentions === 1 ? "comment" : "comments"}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
