import type { Metadata } from "next";
import { formToken, signedOut } from "@/api/server";
import { linkHolder, waysIn } from "@/api/ways-in";
import { InviteForm } from "@/features/account/ui/new-password-form";
import { paths } from "@/paths";
import { NarrowPage } from "@/ui/layout/narrow-page";
import { ButtonLink } from "@/ui/primitives/button";

export const metadata: Metadata = { title: "Invitation" };

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Shows the form while the invitation works. Used, expired, withdrawn and made up look the same. */
export default async function InvitePage({ params, searchParams }: Props) {
  const { token: link } = await params;
  const { error } = await searchParams;
  const holder = await linkHolder("invitation", link);
  if (!holder) {
    return (
      <NarrowPage
        title="This invitation does not work"
        subtitle="It was used already, or is older than 72 hours. Ask an administrator of your organisation for a new one."
      >
        <ButtonLink href={paths.login()}>Go to sign-in</ButtonLink>
      </NarrowPage>
    );
  }
  const [organisation, { shortestPassword }] = await Promise.all([
    signedOut().operations.organisation(),
    waysIn(),
  ]);
  return (
    <NarrowPage
      title={`Join ${organisation ?? "Kept"}`}
      subtitle="See how customers feel, and which promises are yours."
    >
      <InviteForm
        token={await formToken()}
        link={link}
        email={holder.email}
        name={holder.name}
        shortest={shortestPassword}
        error={typeof error === "string" ? error : undefined}
      />
    </NarrowPage>
  );
}
