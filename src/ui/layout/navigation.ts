import type { ReactNode } from "react";
import type { Icon } from "@/ui/charts/lean-icon";

export type NavItem = {
  href: string;
  label: string;
  icon: Icon;
  /** Set it only where the address does not tell; by default the browser compares paths. */
  isCurrent?: boolean;
  /** A number to act on, and what it counts: `{ count: 7, label: "cases past deadline" }`. */
  badge?: { count: number; label: string };
  /** In the bar at the foot of a phone. At most four; the rest is under More. */
  isOnPhone?: boolean;
};

export type NavSection = { label?: string; items: readonly NavItem[] };

/** Who is signed in, and the way out. */
export type SignedIn = {
  person: { name: string; roleWords: string; accountHref?: string };
  /** A SignOutForm. */
  signOut?: ReactNode;
};
