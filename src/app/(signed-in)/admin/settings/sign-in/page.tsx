import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { SettingsHeader } from "@/features/settings/ui/settings-tabs";
import { SignInSettings } from "@/features/settings/ui/sign-in-settings";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Sign-in settings" };

export default async function SignInSettingsPage() {
  const { call } = await signedIn(paths.settings("sign-in"));
  const page = await orNotFound(call.settings.signIn());
  return (
    <>
      <SettingsHeader current="sign-in" />
      <ApiProvider>
        <SignInSettings initial={page} />
      </ApiProvider>
    </>
  );
}
