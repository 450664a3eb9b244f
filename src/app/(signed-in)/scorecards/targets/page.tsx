import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { ProposalsCard } from "@/features/scorecards/ui/proposals-card";
import { TargetForm } from "@/features/scorecards/ui/target-form";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";

export const metadata: Metadata = { title: "Targets" };

/** Who is to reach what, and from when. */
export default async function TargetsPage() {
  const { call } = await signedIn(paths.targets());
  const { mode, earliest, rows, proposals } = await orNotFound(call.scorecards.targets());
  return (
    <>
      <PageHeader
        title="Targets"
        lede={
          mode === "set"
            ? "A target judges every period that ends while it is in force. What has been judged stays judged."
            : "You propose targets for your department; an executive approves them."
        }
      />
      <ApiProvider>
        <div className="grid gap-4">
          <ProposalsCard mode={mode} proposals={proposals} />
          <TargetForm mode={mode} earliest={earliest} rows={rows} />
        </div>
      </ApiProvider>
    </>
  );
}
