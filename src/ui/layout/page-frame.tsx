import type { ReactNode } from "react";
import { BottomBar } from "@/ui/layout/bottom-bar";
import { NavLink } from "@/ui/layout/nav-link";
import type { NavSection, SignedIn } from "@/ui/layout/navigation";
import { SignedInButton, SignedInPerson } from "@/ui/layout/signed-in-person";
import { SkipLink } from "@/ui/layout/skip-link";
import { CountBadge } from "@/ui/primitives/pill";
import { SoftLinks } from "@/ui/layout/soft-links";
import { Toaster } from "@/ui/primitives/toast";

export type PageFrameProps = SignedIn & {
  organisation: string;
  home?: string;
  /** Only what the person may open. */
  sections: readonly NavSection[];
  /** Journey pages are wider. */
  width?: "content" | "journey";
  children: ReactNode;
};

/** The frame of every signed-in page: rail at the left, icons only below 1100 px, a bar at the foot below 720 px. */
export function PageFrame(props: PageFrameProps) {
  const { organisation, home = "/", width = "content", children } = props;
  return (
    <div className="flex min-h-dvh bg-bg text-ink print:block print:min-h-0 print:bg-surface">
      <SkipLink />
      <Rail {...props} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex items-center border-b px-4 py-3 md:hidden print:hidden">
          <NavLink href={home} isCurrent={false} className="rounded-pill text-heading">
            {organisation}
          </NavLink>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className={`w-full flex-1 px-4 pt-5 pb-24 focus-visible:outline-none md:px-8 md:pb-8 print:p-0 ${width === "journey" ? "max-w-journey" : "max-w-content"}`}
        >
          {children}
        </main>
      </div>
      <BottomBar {...props} />
      <SoftLinks />
      <Toaster />
    </div>
  );
}

function Rail({ organisation, home = "/", sections, person, signOut }: PageFrameProps) {
  return (
    <header className="hidden shrink-0 border-r md:block print:hidden">
      <div className="sticky top-0 flex h-dvh w-14 flex-col px-2 py-5 lg:w-54 lg:px-3">
        <NavLink
          href={home}
          isCurrent={false}
          title={organisation}
          className="mb-4 rounded-control px-2 text-heading"
        >
          <span className="max-lg:sr-only">{organisation}</span>
          <span aria-hidden className="block text-center lg:hidden">
            {organisation.slice(0, 1)}
          </span>
        </NavLink>
        <nav aria-label="Main" className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
          {sections.map((section, index) => (
            <Section key={section.label ?? index} section={section} />
          ))}
        </nav>
        <div className="mt-3 border-t pt-3">
          <div className="px-2 max-lg:hidden">
            <SignedInPerson person={person} signOut={signOut} />
          </div>
          <div className="lg:hidden">
            <SignedInButton person={person} signOut={signOut} />
          </div>
        </div>
      </div>
    </header>
  );
}

function Section({ section }: { section: NavSection }) {
  return (
    <div className="mb-4 max-lg:border-b max-lg:pb-3 max-lg:last:border-b-0">
      {section.label ? (
        <p className="mb-1 px-2 text-label text-subtle max-lg:sr-only">{section.label}</p>
      ) : null}
      <ul className="flex flex-col gap-0.5">
        {section.items.map((item) => (
          <li key={item.href}>
            <NavLink href={item.href} isCurrent={item.isCurrent} title={item.label} className="rail-place">
              <item.icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
              <span className="max-lg:sr-only lg:flex-1">{item.label}</span>
              {item.badge ? (
                <span className="max-lg:absolute max-lg:-top-1.5 max-lg:right-0">
                  <CountBadge {...item.badge} />
                </span>
              ) : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
