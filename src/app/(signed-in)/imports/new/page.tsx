import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { steps } from "@/features/imports/ui/import-words";
import { StartForm } from "@/features/imports/ui/start-form";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { Stepper } from "@/ui/primitives/stepper";

export const metadata: Metadata = { title: "Import a file" };

export default async function NewImportPage() {
  const { call } = await signedIn(paths.newImport());
  await orNotFound(call.imports.history()); // whoever may not import does not see the form either
  const surveys = await call.surveys.list();
  return (
    <>
      <PageHeader title="Import a file">
        <Stepper steps={steps} current={1} />
      </PageHeader>
      <ApiProvider>
        <StartForm surveys={surveys.map(({ name }) => name)} />
      </ApiProvider>
    </>
  );
}
