"use client";
// Drawn on the server too; as a client component it travels as its few items, not as its whole tree a second time.
import { Check, ChevronDown } from "lucide-react";
import { useId } from "react";
import { buttonLook } from "@/ui/primitives/button-look";

export type MenuLink = { href: string; label: string; note?: string; isCurrent?: boolean };

/**
 * A button that opens a short list of links: period, comparison, segment. The browser's own popover, without
 * JavaScript; SoftLinks closes it after a choice.
 */
export function LinkMenu({
  label,
  name,
  items,
}: {
  label: string;
  name: string;
  items: readonly MenuLink[];
}) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} className={buttonLook()}>
        <span className="sr-only">{name}: </span>
        {label}
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </button>
      <nav
        id={id}
        popover="auto"
        aria-label={name}
        className="popover-below max-h-96 min-w-48 overflow-y-auto rounded-card border bg-raised p-1 text-ink shadow-menu"
      >
        <ul>
          {items.map((item) => (
            <li key={item.href}>
              <a
                href={item.href}
                aria-current={item.isCurrent ? "true" : undefined}
                className="flex min-h-8 items-center gap-2 rounded-control px-2 text-body hover:bg-tint focus-visible:-outline-offset-2 aria-[current]:font-medium pointer-coarse:min-h-11"
              >
                {item.isCurrent ? <Check aria-hidden className="size-4" /> : null}
                <span className={item.isCurrent ? "flex-1" : "flex-1 pl-6"}>{item.label}</span>
                {item.note ? <span className="text-small text-subtle">{item.note}</span> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
