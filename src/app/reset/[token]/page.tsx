import type { Metadata } from "next";
import { formToken } from "@/api/server";
import { linkHolder, waysIn } from "@/api/ways-in";
import { ResetForm } from "@/features/account/ui/new-password-form";
import { paths } from "@/paths";
import { NarrowPage } from "@/ui/layout/narrow-page";
import { ButtonLink } from "@/ui/primitives/button";

export const metadata: Metadata = { title: "New password" };

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Shows the form while the link works. Used, expired, outdated and made up look the same. */
export default async function ResetPage({ params, searchParams }: Props) {
  const { token: link } = await params;
  const { error } = await searchParams;
  const holder = await linkHolder("reset", link);
  if (!holder) {
    return (
      <NarrowPage
        title="This link does not work"
        subtitle="It was used already, or is older than 30 minutes."
      >
        <ButtonLink href={paths.forgot()} variant="primary">
          Ask for a new link
        </ButtonLink>
      </NarrowPage>
    );
  }
  const { shortestPassword } = await waysIn();
  return (
    <NarrowPage title="New password" subtitle={`For ${holder.email}`}>
      <ResetForm
        token={await formToken()}
        link={link}
        email={holder.email}
        shortest={shortestPassword}
        error={typeof error === "string" ? error : undefined}
      />
    </NarrowPage>
  );
}
