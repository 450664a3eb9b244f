import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { NoticesTab } from "@/features/account/ui/notices-tab";
import { ProfileTab } from "@/features/account/ui/profile-tab";
import { SecurityTab } from "@/features/account/ui/security-tab";
import { paths } from "@/paths";
import { LinkTabs } from "@/ui/layout/link-tabs";
import { PageHeader } from "@/ui/layout/page-header";
import { chosenTheme } from "@/ui/theme";

export const metadata: Metadata = { title: "Account" };

const TABS = [
  { tab: "profile", label: "Profile" },
  { tab: "security", label: "Security" },
  { tab: "notifications", label: "Notifications" },
] as const;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** One's own account. */
export default async function AccountPage({ searchParams }: Props) {
  const { tab: asked } = await searchParams;
  const current = TABS.find(({ tab }) => tab === asked)?.tab ?? "profile";
  const { viewer, call } = await signedIn(paths.account(current));
  const account = await orNotFound(call.account.page());
  const theme = chosenTheme(await cookies()) ?? "";
  const { timeZone } = viewer.organisation;
  return (
    <>
      <PageHeader title="Account" context={account.email}>
        <LinkTabs
          label="Parts of your account"
          tabs={TABS.map(({ tab, label }) => ({
            href: paths.account(tab),
            label,
            isCurrent: tab === current,
          }))}
        />
      </PageHeader>
      <ApiProvider>
        {current === "profile" ? <ProfileTab initial={account} theme={theme} /> : null}
        {current === "security" ? <SecurityTab initial={account} timeZone={timeZone} /> : null}
        {current === "notifications" ? <NoticesTab initial={account} /> : null}
      </ApiProvider>
    </>
  );
}
