import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { HoldsCard } from "@/features/privacy/ui/holds-card";
import { NightsCard } from "@/features/privacy/ui/nights-card";
import { RulesForm } from "@/features/privacy/ui/rules-form";
import { SettingsHeader } from "@/features/settings/ui/settings-tabs";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Privacy" };

/** How few answers may be shown, how long words and names are kept, and what must be kept in spite of that. */
export default async function PrivacySettingsPage() {
  const { call } = await signedIn(paths.settings("privacy"));
  const { rules, holds, nights } = await orNotFound(call.privacy.page());
  return (
    <>
      <SettingsHeader current="privacy" />
      <div className="grid max-w-3xl gap-4">
        <ApiProvider>
          <RulesForm rules={rules} />
          <HoldsCard holds={holds} />
        </ApiProvider>
        <NightsCard nights={nights} />
      </div>
    </>
  );
}
