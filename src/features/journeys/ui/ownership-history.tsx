import { paths } from "@/paths";
import { formatDay } from "@/ui/dates";
import { TextLink } from "@/ui/primitives/text-link";
import type { Ownership } from "../schema/transfer";

/** Who answered for a touchpoint when, newest first. With one owner ever there is no history to tell. */
export function OwnershipHistory({ history }: Pick<Ownership, "history">) {
  if (history.length < 2) return null;
  return (
    <details className="mt-3 border-t pt-3 text-small">
      <summary className="text-body text-muted underline underline-offset-[3px]">
        Who answered for it when
      </summary>
      <ol className="mt-2 grid gap-1">
        {history.map(({ department, from, to }) => (
          <li key={from} className="flex flex-wrap gap-x-3">
            <span className="w-56 text-subtle tabular-nums">
              {to ? `${formatDay(from)} to ${formatDay(to)}` : `since ${formatDay(from)}`}
            </span>
            <TextLink href={paths.department(department.slug)}>{department.name}</TextLink>
          </li>
        ))}
      </ol>
    </details>
  );
}
