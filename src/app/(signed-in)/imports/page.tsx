import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { HistoryTable } from "@/features/imports/ui/history-table";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage() {
  const { viewer, call } = await signedIn(paths.imports());
  const rows = await orNotFound(call.imports.history());
  return (
    <>
      <PageHeader
        title="Imports"
        lede="Answers that other tools collected, read as those tools exported them."
        actions={
          <ButtonLink variant="primary" href={paths.newImport()}>
            Import a file
          </ButtonLink>
        }
      />
      <Card title="What has been imported?">
        <HistoryTable rows={rows} timeZone={viewer.organisation.timeZone} />
      </Card>
    </>
  );
}
