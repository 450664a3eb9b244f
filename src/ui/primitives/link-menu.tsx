"use client";
// Drawn on the server too; as a client component it travels as its few items, not as its whole tree a second time.
import * as check from "lucide-react/icons/check";
import * as chevronDown from "lucide-react/icons/chevron-down";
import { useId } from "react";
import { buttonLook } from "@/ui/primitives/button-look";
import { leanIcon } from "@/ui/charts/lean-icon";

const Check = leanIcon(check);
const ChevronDown = leanIcon(chevronDown);

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
      <nav id={id} popover="auto" aria-label={name} className="menu-card">
        <ul>
          {items.map((item) => (
            <li key={`${item.href} ${item.label}`}>
              <a href={item.href} aria-current={item.isCurrent ? "true" : undefined}>
                {item.isCurrent ? <Check aria-hidden className="absolute left-2 size-4" /> : null}
                {item.label}
                {item.note ? <span className="ml-auto text-small text-subtle">{item.note}</span> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
