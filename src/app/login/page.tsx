import type { Metadata } from "next";
import { formToken, signedOut } from "@/api/server";
import { SignInForm } from "@/features/people/ui/sign-in-form";
import { NarrowPage } from "@/ui/layout/narrow-page";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const search = await searchParams;
  const one = (name: string) => (typeof search[name] === "string" ? search[name] : undefined);
  const organisation = await signedOut().operations.organisation();
  return (
    <NarrowPage title="Sign in" subtitle={organisation ?? "Kept"} foot="No account? Ask your administrator.">
      <SignInForm
        token={await formToken()}
        next={one("next") ?? one("callbackUrl")}
        error={one("error")}
        done={one("signed-out") ? "signed out" : one("reset") ? "reset" : undefined}
      />
    </NarrowPage>
  );
}
