import type { Invited } from "../schema";

/** Links of invitations where there is no mail server: shown this once, to be sent by hand. */
export function LinksToPassOn({ links }: { links: Invited["links"] }) {
  if (links.length === 0) return null;
  return (
    <div>
      <p className="mb-2">
        Pass each link on to its person. It works once, within 72 hours, and is shown only now.
      </p>
      <ul className="grid max-h-72 gap-2 overflow-y-auto">
        {links.map(({ email, url }) => (
          <li key={email} className="rounded-control border bg-tint px-3 py-2">
            <span className="block font-medium break-all">{email}</span>
            <span className="block text-small break-all select-all">{url}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
