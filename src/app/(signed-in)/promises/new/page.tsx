import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { StatePromiseForm } from "@/features/promises/ui/state-promise-form";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { Card } from "@/ui/primitives/card";

export const metadata: Metadata = { title: "State a promise" };

type Props = { searchParams: Promise<{ stage?: string | string[] }> };

/** Where a promise is put into words that can be tested. */
export default async function NewPromisePage({ searchParams }: Props) {
  const { call } = await signedIn(paths.newPromise());
  const form = await orNotFound(call.promises.form());
  const { stage } = await searchParams;
  return (
    <>
      <PageHeader title="State a promise" />
      <Card
        title="What do we promise, and how would we know?"
        subtitle="The words as customers read them, and a test that anybody can repeat"
        className="max-w-lede"
      >
        <ApiProvider>
          <StatePromiseForm form={form} stageId={Number(stage) || undefined} />
        </ApiProvider>
      </Card>
    </>
  );
}
