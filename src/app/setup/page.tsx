import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formToken, signedOut } from "@/api/server";
import { SetupForm } from "@/features/setup/ui/setup-form";
import { NarrowPage } from "@/ui/layout/narrow-page";

export const metadata: Metadata = { title: "Set up" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The first run of an empty server. Not there once somebody has an account. */
export default async function SetupPage({ searchParams }: Props) {
  const { problem } = await searchParams;
  if (!(await signedOut().setup.isFresh())) notFound();
  return (
    <NarrowPage title="Set up Kept" subtitle="Five minutes, and you see how customers feel." width="wizard">
      <SetupForm
        token={await formToken()}
        timeZones={Intl.supportedValuesOf("timeZone")}
        problem={typeof problem === "string" ? problem.slice(0, 200) : undefined}
      />
    </NarrowPage>
  );
}
