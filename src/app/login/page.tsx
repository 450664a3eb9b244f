import type { Metadata } from "next";
import { formToken, signedOut } from "@/api/server";
import { SignInForm } from "@/features/people/ui/sign-in-form";
import { NarrowPage } from "@/ui/layout/narrow-page";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Sign-in is a plain form: it works before any script has loaded, and without one. */
export default async function LoginPage({ searchParams }: Props) {
  const search = await searchParams;
  const one = (name: string) => (typeof search[name] === "string" ? search[name] : undefined);
  const organisation = await signedOut().operations.organisation();
  return (
    <NarrowPage title="Sign in" subtitle={organisation ?? "Kept"}>
      <SignInForm
        token={await formToken()}
        next={one("next") ?? one("callbackUrl")}
        error={one("error")}
        hasSignedOut={one("signed-out") !== undefined}
      />
    </NarrowPage>
  );
}
