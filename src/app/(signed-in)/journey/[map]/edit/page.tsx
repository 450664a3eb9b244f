import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { DraftEditor } from "@/features/journeys/ui/draft-editor-loader";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { TextLink } from "@/ui/primitives/text-link";

export const metadata: Metadata = { title: "Edit map" };

/** A map's draft, which editors alone see. */
export default async function EditMapPage({ params }: { params: Promise<{ map: string }> }) {
  const { map: slug } = await params;
  const { call } = await signedIn(paths.journeyEdit(slug));
  const draft = await orNotFound(call.journeys.draft({ slug }));
  return (
    <>
      <PageHeader
        title={`Edit: ${draft.content.name || slug}`}
        context={draft.isPublished ? "Draft, seen by editors only" : "Never published; seen by editors only"}
        actions={draft.isPublished ? <TextLink href={paths.journey(slug)}>Back to the map</TextLink> : null}
      />
      <div data-wide="">
        <ApiProvider>
          <DraftEditor initial={draft} />
        </ApiProvider>
      </div>
    </>
  );
}
