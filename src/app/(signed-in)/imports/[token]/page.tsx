import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { can } from "@/access/can";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { ImportToken } from "@/features/imports/schema/steps";
import { ImportView } from "@/features/imports/ui/import-view";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { viewer, call } = await signedIn(paths.import(token));
  if (!ImportToken.safeParse({ token }).success) notFound();
  const status = await orNotFound(call.imports.status({ token }));
  return (
    <>
      <PageHeader title={status.fileName} context={`Import into “${status.surveyName}”`} />
      <ApiProvider>
        <ImportView
          initial={status}
          may={{ undo: can(viewer, "import:undo"), correct: can(viewer, "comment:read") }}
        />
      </ApiProvider>
    </>
  );
}
