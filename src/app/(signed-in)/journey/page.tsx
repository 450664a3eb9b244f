import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { orNotFound, signedIn } from "@/api/server";
import { NoMap } from "@/features/journeys/ui/no-map";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";

export const metadata: Metadata = { title: "Journey" };

/** The default map, with what was asked of it; without any map, how to get one. */
export default async function JourneyPage({ searchParams }: { searchParams: Promise<Search> }) {
  const query = firstValues(await searchParams);
  const { call } = await signedIn(paths.journey(undefined, query));
  const { slug, mayEdit } = await orNotFound(call.journeys.first());
  if (slug) redirect(paths.journey(slug, query));
  return (
    <>
      <PageHeader title="Journey" />
      <NoMap mayEdit={mayEdit} />
    </>
  );
}
