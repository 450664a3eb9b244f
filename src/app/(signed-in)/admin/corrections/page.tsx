import type { Metadata } from "next";
import { can } from "@/access/can";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { CustomerDesk } from "@/features/responses/ui/customer-desk";
import { ExcludedCard } from "@/features/responses/ui/excluded-card";
import { MergeTouchpointsCard } from "@/features/responses/ui/merge-touchpoints-card";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";

export const metadata: Metadata = { title: "Corrections" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What puts answers right: a person who asks to be erased, an answer that should not count, two names for one thing. */
export default async function CorrectionsPage({ searchParams }: Props) {
  const { exclude } = await searchParams;
  const asked = typeof exclude === "string" && /^[1-9]\d{0,17}$/.test(exclude) ? exclude : undefined;
  const { viewer, call } = await signedIn(paths.corrections({ exclude: asked }));
  const touchpoints = await orNotFound(call.responses.touchpoints());
  const excluded = can(viewer, "answer:exclude") ? await call.responses.excluded() : undefined;
  return (
    <>
      <PageHeader title="Corrections" />
      <ApiProvider>
        <div className="grid max-w-4xl gap-4">
          {excluded && asked ? <ExcludedCard initial={excluded} asked={asked} /> : null}
          <CustomerDesk />
          <MergeTouchpointsCard initial={touchpoints} />
          {excluded && !asked ? <ExcludedCard initial={excluded} asked={asked} /> : null}
        </div>
      </ApiProvider>
    </>
  );
}
