import { paths } from "@/paths";
import { LinkTabs } from "@/ui/layout/link-tabs";
import { PageHeader } from "@/ui/layout/page-header";

const PARTS = [
  { part: "organisation", label: "Organisation", href: paths.settings("organisation") },
  { part: "mail", label: "Mail", href: paths.settings("mail") },
  { part: "privacy", label: "Privacy", href: paths.settings("privacy") },
  { part: "sign-in", label: "Sign-in", href: paths.settings("sign-in") },
  { part: "periods", label: "Periods", href: paths.settings("periods") },
  { part: "keys", label: "Keys", href: paths.keys() },
  { part: "health", label: "Health", href: paths.health() },
] as const;

/** The top of each settings page: a new part is a line here. */
export function SettingsHeader({ current }: { current: (typeof PARTS)[number]["part"] }) {
  return (
    <PageHeader title="Settings">
      <LinkTabs
        label="Settings"
        tabs={PARTS.map(({ part, label, href }) => ({
          href,
          label,
          isCurrent: part === current,
        }))}
      />
    </PageHeader>
  );
}
