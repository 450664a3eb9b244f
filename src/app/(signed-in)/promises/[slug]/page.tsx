import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { EvidenceForm } from "@/features/promises/ui/evidence-form";
import { RetirePromiseForm } from "@/features/promises/ui/retire-promise-form";
import { RewordForm } from "@/features/promises/ui/reword-form";
import { WordingsCard } from "@/features/promises/ui/wordings-card";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { Card } from "@/ui/primitives/card";
import { TextLink } from "@/ui/primitives/text-link";

export const metadata: Metadata = { title: "Promise" };

/** One promise as its editors see it: its wordings, the events under it, and its end. */
export default async function PromisePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { call } = await signedIn(paths.promise(slug));
  const page = await orNotFound(call.promises.one({ slug }));
  const ledger = paths.journey(page.map, { view: "promises" });
  return (
    <>
      <PageHeader
        title={`“${page.wordings[0]?.text ?? slug}”`}
        context={`${page.stage} · made by ${page.madeBy}, delivered by ${page.deliveredBy} · ${page.publishedIn}`}
        actions={<TextLink href={ledger}>Back to the promises</TextLink>}
      />
      <ApiProvider>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
          <WordingsCard page={page} />
          <Card
            title="What happened under it?"
            subtitle="A CSV file with the columns id, started, and value or kept"
          >
            <EvidenceForm page={page} />
          </Card>
          {page.retiredOn ? null : (
            <>
              <Card
                title="Does it read differently from now on?"
                subtitle="What was published before stays tested as it was, with its events"
              >
                <RewordForm page={page} />
              </Card>
              <Card title="Is it no longer promised?" subtitle="Its history stays in every period before">
                <RetirePromiseForm page={page} />
              </Card>
            </>
          )}
        </div>
      </ApiProvider>
    </>
  );
}
