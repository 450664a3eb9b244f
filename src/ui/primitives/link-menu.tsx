"use client";

import { Check, ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useRef, type MouseEvent } from "react";
import { buttonLook } from "@/ui/primitives/button-look";

export type MenuLink = { href: string; label: string; note?: string; isCurrent?: boolean };

/**
 * A button that opens a short list of links: period, comparison, segment. Opens without JavaScript (native popover);
 * the script only closes it after a choice, because the page around it stays.
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
  const popover = useRef<HTMLElement>(null);
  const router = useRouter();
  // One listener over plain links: a page has five of these menus, some thirty framework links otherwise.
  const follow = (event: MouseEvent<HTMLElement>) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain) return;
    event.preventDefault();
    popover.current?.hidePopover();
    router.push(link.href);
  };
  return (
    <>
      <button type="button" popoverTarget={id} className={buttonLook()}>
        <span className="sr-only">{name}: </span>
        {label}
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </button>
      <nav
        id={id}
        ref={popover}
        popover="auto"
        aria-label={name}
        onClick={follow}
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
