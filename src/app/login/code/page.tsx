import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { formToken } from "@/api/server";
import { canUsePasskeys, owesSecondStep } from "@/api/ways-in";
import { CodeForm } from "@/features/account/ui/code-form";
import { PasskeyButton } from "@/features/account/ui/passkey-button";
import { paths } from "@/paths";
import { NarrowPage } from "@/ui/layout/narrow-page";
import { TextLink } from "@/ui/primitives/text-link";

export const metadata: Metadata = { title: "Second step" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The second step of a sign-in. Without a first one there is nothing here. */
export default async function LoginCodePage({ searchParams }: Props) {
  const search = await searchParams;
  const one = (name: string) => (typeof search[name] === "string" ? search[name] : undefined);
  if (!(await owesSecondStep())) redirect(paths.login(one("next")));
  return (
    <NarrowPage
      title="Second step"
      subtitle="Your password was right. Now show that it is you."
      foot={<TextLink href={paths.login()}>Start again</TextLink>}
    >
      <CodeForm
        token={await formToken()}
        next={one("next")}
        error={one("error")}
        isRecovery={one("with") === "recovery"}
      />
      {canUsePasskeys() ? (
        <div className="mt-4 border-t pt-4">
          <PasskeyButton next={one("next")} />
        </div>
      ) : null}
    </NarrowPage>
  );
}
