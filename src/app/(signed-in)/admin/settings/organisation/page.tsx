import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { OrganisationSettings } from "@/features/settings/ui/organisation-settings";
import { SettingsHeader } from "@/features/settings/ui/settings-tabs";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Organisation" };

/** What the organisation says of itself. */
export default async function OrganisationSettingsPage() {
  const { call } = await signedIn(paths.settings("organisation"));
  const organisation = await orNotFound(call.settings.organisation());
  return (
    <>
      <SettingsHeader current="organisation" />
      <div className="max-w-3xl">
        <ApiProvider>
          <OrganisationSettings organisation={organisation} />
        </ApiProvider>
      </div>
    </>
  );
}
