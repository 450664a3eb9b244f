import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound, signedIn } from "@/api/server";
import { CaseHistoryCard } from "@/features/cases/ui/case-history-card";
import { HandlingCard } from "@/features/cases/ui/handling-card";
import { SaidCard } from "@/features/cases/ui/said-card";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { TextLink } from "@/ui/primitives/text-link";

export const metadata: Metadata = { title: "Case" };

/** One unhappy customer: what they said, by when and by whom they are answered, and what became of it. */
export default async function CaseOfCustomer({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  const { call } = await signedIn(paths.case(Number(id)));
  const page = await orNotFound(call.cases.one({ id: Number(id) }));
  const { touchpoint, department } = page.case;
  return (
    <>
      <PageHeader
        title={`Case ${id}`}
        context={`${touchpoint}, ${department.name}`}
        actions={<TextLink href={paths.cases()}>All cases</TextLink>}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-rows-[auto_1fr]">
        <SaidCard page={page} />
        <div className="lg:row-span-2">
          <HandlingCard page={page} />
        </div>
        <CaseHistoryCard history={page.history} timeZone={page.timeZone} />
      </div>
    </>
  );
}
