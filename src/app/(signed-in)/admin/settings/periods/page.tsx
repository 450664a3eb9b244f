import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { SettingsHeader } from "@/features/settings/ui/settings-tabs";
import { CalendarForm } from "@/features/signoff/ui/calendar-form";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Periods" };

/** How departments close their periods. */
export default async function PeriodSettingsPage() {
  const { call } = await signedIn(paths.settings("periods"));
  const calendar = await orNotFound(call.signoff.calendar());
  return (
    <>
      <SettingsHeader current="periods" />
      <ApiProvider>
        <CalendarForm calendar={calendar} />
      </ApiProvider>
    </>
  );
}
