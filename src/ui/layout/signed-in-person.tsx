import * as circleUserRound from "lucide-react/icons/circle-user-round";
import { NavLink } from "@/ui/layout/nav-link";
import type { SignedIn } from "@/ui/layout/navigation";
import { leanIcon } from "@/ui/charts/lean-icon";

const CircleUserRound = leanIcon(circleUserRound);

/** Who is signed in, with the way out: at the foot of the rail and under More on a phone. */
export function SignedInPerson({ person, signOut }: SignedIn) {
  const words = (
    <>
      <span className="block truncate text-small text-ink">{person.name}</span>
      <span className="block truncate text-label font-normal text-subtle">{person.roleWords}</span>
    </>
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <div className="min-w-0 flex-1 basis-32">
        {person.accountHref ? (
          <NavLink href={person.accountHref} className="block rounded-pill hover:underline">
            {words}
          </NavLink>
        ) : (
          words
        )}
      </div>
      {signOut}
    </div>
  );
}

/** The same behind an icon, where the rail is narrow. */
export function SignedInButton(props: SignedIn) {
  return (
    <>
      <button
        type="button"
        popoverTarget="signed-in-person"
        title={props.person.name}
        className="mx-auto grid size-10 place-items-center rounded-control text-muted hover:bg-tint hover:text-ink"
      >
        <CircleUserRound aria-hidden className="size-5" strokeWidth={1.75} />
        <span className="sr-only">{props.person.name}, account and sign out</span>
      </button>
      <div
        id="signed-in-person"
        popover="auto"
        className="fixed top-auto right-auto bottom-5 left-14 m-0 w-64 rounded-card border bg-raised p-3 text-ink shadow-menu"
      >
        <SignedInPerson {...props} />
      </div>
    </>
  );
}
