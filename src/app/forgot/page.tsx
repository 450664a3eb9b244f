import type { Metadata } from "next";
import { formToken } from "@/api/server";
import { ForgotForm } from "@/features/account/ui/forgot-form";
import { paths } from "@/paths";
import { NarrowPage } from "@/ui/layout/narrow-page";
import { TextLink } from "@/ui/primitives/text-link";

export const metadata: Metadata = { title: "Forgot password" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ForgotPage({ searchParams }: Props) {
  const { sent, error } = await searchParams;
  return (
    <NarrowPage
      title="Forgot password"
      subtitle="You get a mail with a link to set a new one."
      foot={<TextLink href={paths.login()}>Back to sign-in</TextLink>}
    >
      <ForgotForm
        token={await formToken()}
        isSent={sent !== undefined}
        error={typeof error === "string" ? error : undefined}
      />
    </NarrowPage>
  );
}
