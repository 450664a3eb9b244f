import * as ellipsis from "lucide-react/icons/ellipsis";
import { NavLink } from "@/ui/layout/nav-link";
import type { NavItem, NavSection, SignedIn } from "@/ui/layout/navigation";
import { SignedInPerson } from "@/ui/layout/signed-in-person";
import { CountBadge } from "@/ui/primitives/pill";
import { leanIcon } from "@/ui/charts/lean-icon";

const Ellipsis = leanIcon(ellipsis);

const MOST_IN_BAR = 4;
const cell = "bar-place";

type BottomBarProps = SignedIn & { sections: readonly NavSection[] };

/** Navigation on a phone: four places in reach of the thumb, everything else under More (a native popover). */
export function BottomBar({ sections, person, signOut }: BottomBarProps) {
  const items = sections.flatMap((section) => section.items);
  const inBar = items.filter((item) => item.isOnPhone).slice(0, MOST_IN_BAR);
  const rest = items.filter((item) => !inBar.includes(item));
  return (
    <nav
      aria-label="Main, short"
      className="fixed inset-x-0 bottom-0 z-40 flex border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {inBar.map((item) => (
        <NavLink key={item.href} href={item.href} isCurrent={item.isCurrent} className={cell}>
          <Content item={item} />
        </NavLink>
      ))}
      <button type="button" popoverTarget="more-pages" className={cell}>
        <Ellipsis aria-hidden className="size-5" strokeWidth={1.75} />
        More
      </button>
      <div
        id="more-pages"
        popover="auto"
        className="fixed inset-x-3 top-auto bottom-18 m-0 max-h-[70dvh] w-auto overflow-y-auto rounded-card border bg-raised p-2 text-ink shadow-menu"
      >
        <ul>
          {rest.map((item) => (
            <li key={item.href}>
              <NavLink
                href={item.href}
                isCurrent={item.isCurrent}
                className="flex min-h-11 items-center gap-3 rounded-control px-3 text-body hover:bg-tint focus-visible:-outline-offset-2 aria-[current=page]:bg-tint aria-[current=page]:font-medium"
              >
                <item.icon aria-hidden className="size-4 text-muted" strokeWidth={1.75} />
                <span className="flex-1">{item.label}</span>
                {item.badge ? <CountBadge {...item.badge} /> : null}
              </NavLink>
            </li>
          ))}
        </ul>
        <div className="mt-2 border-t px-3 pt-3 pb-1">
          <SignedInPerson person={person} signOut={signOut} />
        </div>
      </div>
    </nav>
  );
}

function Content({ item }: { item: NavItem }) {
  return (
    <>
      <item.icon aria-hidden className="size-5" strokeWidth={1.75} />
      {item.label}
      {item.badge ? (
        <span className="absolute top-1 left-1/2 ml-1.5">
          <CountBadge {...item.badge} />
        </span>
      ) : null}
    </>
  );
}
