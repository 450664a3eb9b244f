"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/**
 * A link of the frame that knows whether it leads to the page in view. A layout is not drawn again on navigation, so
 * only the browser can tell. Everything inside is drawn by the server.
 */
export function NavLink({
  href,
  isCurrent,
  className,
  children,
  title,
}: {
  href: string;
  isCurrent?: boolean;
  className: string;
  children: ReactNode;
  title?: string;
}) {
  const path = usePathname();
  const [target = href] = href.split(/[?#]/);
  const isHere = isCurrent ?? (path === target || path.startsWith(`${target}/`));
  return (
    <a href={href} title={title} aria-current={isHere ? "page" : undefined} className={className}>
      {children}
    </a>
  );
}
