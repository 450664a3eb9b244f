import { paths } from "@/paths";
import { LinkTabs } from "@/ui/layout/link-tabs";
import { PageHeader } from "@/ui/layout/page-header";

const PARTS = [
  { part: "organisation", label: "Organisation" },
  { part: "mail", label: "Mail" },
  { part: "privacy", label: "Privacy" },
  { part: "sign-in", label: "Sign-in" },
  { part: "periods", label: "Periods" },
] as const;

/** The top of each settings page: a new part is a line here. */
export function SettingsHeader({ current }: { current: (typeof PARTS)[number]["part"] }) {
  return (
    <PageHeader title="Settings">
      <LinkTabs
        label="Settings"
        tabs={PARTS.map(({ part, label }) => ({
          href: paths.settings(part),
          label,
          isCurrent: part === current,
        }))}
      />
    </PageHeader>
  );
}
