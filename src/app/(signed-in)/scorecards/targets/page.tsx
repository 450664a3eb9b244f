import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { KindChoice, kindFrom } from "@/features/scorecards/ui/kind-choice";
import { PasteCard } from "@/features/scorecards/ui/paste-card";
import { ProposalsCard } from "@/features/scorecards/ui/proposals-card";
import { TargetForm } from "@/features/scorecards/ui/target-form";
import { WeightsCard } from "@/features/scorecards/ui/weights-card";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";

export const metadata: Metadata = { title: "Targets" };

/** Who is to reach what, and from when. */
export default async function TargetsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { by: kind } = firstValues(await searchParams);
  const { call } = await signedIn(paths.targets({ by: kind }));
  const page = await orNotFound(call.scorecards.targets({ by: kindFrom(kind) }));
  const { mode, by, earliest, rows, proposals } = page;
  return (
    <>
      <PageHeader
        title="Targets"
        actions={<KindChoice by={by} query={{}} to={paths.targets} />}
        lede={
          mode === "set"
            ? "A target judges every period that ends while it is in force. What has been judged stays judged."
            : "You propose targets for your department, its stages and its touchpoints; an executive approves them."
        }
      />
      <ApiProvider>
        <div data-wide className="grid gap-4">
          <ProposalsCard mode={mode} proposals={proposals} />
          <TargetForm key={by} {...page} />
          <PasteCard mode={mode} earliest={earliest} />
          {mode === "set" && by === "departments" ? <WeightsCard earliest={earliest} rows={rows} /> : null}
        </div>
      </ApiProvider>
    </>
  );
}
