import type { Metadata } from "next";
import { formToken, signedOut } from "@/api/server";
import { canUsePasskeys, waysIn } from "@/api/ways-in";
import { PasskeyButton } from "@/features/account/ui/passkey-button";
import { SignInForm } from "@/features/people/ui/sign-in-form";
import { paths } from "@/paths";
import { NarrowPage } from "@/ui/layout/narrow-page";
import { buttonLook } from "@/ui/primitives/button-look";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const search = await searchParams;
  const one = (name: string) => (typeof search[name] === "string" ? search[name] : undefined);
  const next = one("next") ?? one("callbackUrl");
  const [organisation, { ssoName }] = await Promise.all([signedOut().operations.organisation(), waysIn()]);
  return (
    <NarrowPage title="Sign in" subtitle={organisation ?? "Kept"} foot="No account? Ask your administrator.">
      <SignInForm
        token={await formToken()}
        next={next}
        error={one("error")}
        done={one("signed-out") ? "signed out" : one("reset") ? "reset" : undefined}
      />
      {ssoName || canUsePasskeys() ? (
        <div className="mt-4 grid gap-2 border-t pt-4">
          {ssoName ? (
            <a href={paths.ssoSignIn(next)} className={buttonLook({ size: "large" })}>
              Sign in with {ssoName}
            </a>
          ) : null}
          {canUsePasskeys() ? <PasskeyButton next={next} /> : null}
        </div>
      ) : null}
    </NarrowPage>
  );
}
