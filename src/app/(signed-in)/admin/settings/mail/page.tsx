import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { MailSettings } from "@/features/settings/ui/mail-settings";
import { SettingsHeader } from "@/features/settings/ui/settings-tabs";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Mail settings" };

export default async function MailSettingsPage() {
  const { viewer, call } = await signedIn(paths.settings("mail"));
  const page = await orNotFound(call.settings.mail());
  return (
    <>
      <SettingsHeader current="mail" />
      <ApiProvider>
        <MailSettings initial={page} timeZone={viewer.organisation.timeZone} />
      </ApiProvider>
    </>
  );
}
