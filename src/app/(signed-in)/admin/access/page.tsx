import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { KeysCard } from "@/features/keys/ui/keys-card";
import { NewKeyForm } from "@/features/keys/ui/new-key-form";
import { SettingsHeader } from "@/features/settings/ui/settings-tabs";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Keys" };

/** Which programs may reach Kept, and for what. */
export default async function KeysPage() {
  const { viewer, call } = await signedIn(paths.keys());
  const keys = await orNotFound(call.keys.page());
  return (
    <>
      <SettingsHeader current="keys" />
      <ApiProvider>
        <div className="grid max-w-3xl gap-4">
          <KeysCard keys={keys} timeZone={viewer.organisation.timeZone} />
          <NewKeyForm />
        </div>
      </ApiProvider>
    </>
  );
}
