"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Follows links without loading the page anew. One listener over plain links: a page has dozens of them, and each as
 * a component of the framework costs the server as much as a whole line of a table. Without JavaScript, or with a
 * modifier key, a link is a link. One that says `data-scroll="keep"` leaves the reader where they are.
 */
export function SoftLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || !isPlain(event) || !isPage(link)) return;
      event.preventDefault();
      link.closest<HTMLElement>("[popover]")?.hidePopover();
      router.push(link.href, { scroll: link.dataset.scroll !== "keep" });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
}

function isPlain(event: MouseEvent): boolean {
  const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !hasModifier && !event.defaultPrevented;
}

/**
 * A page of ours: not a file, not a link that asks for a window of its own, and not a place on a page, which only the
 * browser itself leads to and marks as what was meant.
 */
function isPage(link: HTMLAnchorElement): boolean {
  if (link.target !== "" || link.hasAttribute("download") || link.origin !== location.origin) return false;
  return link.hash === "" && !link.pathname.startsWith("/api/");
}
