import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { NewMapForm } from "@/features/journeys/ui/new-map-form";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { Card } from "@/ui/primitives/card";

export const metadata: Metadata = { title: "New map" };

/** Starts a map as a draft. */
export default async function NewMapPage() {
  const { call } = await signedIn(paths.newMap());
  const { slug, mayEdit } = await orNotFound(call.journeys.first());
  if (!mayEdit) notFound();
  return (
    <>
      <PageHeader title="New map" />
      <Card
        title="What does it start from?"
        subtitle="A draft that only editors see until it is published"
        className="max-w-lede"
      >
        <ApiProvider>
          <NewMapForm from={slug ?? undefined} />
        </ApiProvider>
      </Card>
    </>
  );
}
