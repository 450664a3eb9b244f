import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { DecisionsTable } from "@/features/decisions/ui/decisions-table";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";

export const metadata: Metadata = { title: "Needs a decision" };

/** Everything that waits for whoever decides about all departments. */
export default async function DecisionsPage() {
  const { call } = await signedIn(paths.decisions());
  const decisions = await orNotFound(call.decisions.list());
  return (
    <>
      <PageHeader
        title="Needs a decision"
        lede="What nobody below you can settle alone, by what is at stake there."
      />
      <DecisionsTable decisions={decisions} />
    </>
  );
}
