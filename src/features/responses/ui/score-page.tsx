import type { ReactNode } from "react";
import { PageFoot } from "@/ui/layout/page-foot";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintHeader } from "@/ui/layout/print-header";
import { Notice } from "@/ui/primitives/notice";
import type { View } from "../schema";
import { compareWordsOf, filterWords, periodWords, stampWords } from "./view-words";

type ScorePageProps = {
  title: string;
  context?: ReactNode;
  organisation: string;
  view: View;
  actions: ReactNode;
  chips: ReactNode;
  lede: ReactNode;
  /** Views of the page, each with its own address. */
  tabs?: ReactNode;
  children: ReactNode;
};

/** The shape of every page of scores: filters, the sentence, notices, cards, and how old the data are. */
export function ScorePage({
  title,
  context,
  organisation,
  view,
  actions,
  chips,
  lede,
  tabs,
  children,
}: ScorePageProps) {
  const filters = [periodWords(view), compareWordsOf[view.compare], ...filterWords(view.filters)];
  return (
    <>
      <PrintHeader organisation={organisation} page={title} filters={filters} stamp={stampWords(view)} />
      <PageHeader title={title} context={context} actions={actions} chips={chips} lede={lede}>
        {tabs}
      </PageHeader>
      {view.notices.map((notice) => (
        <div key={notice} className="mb-4">
          <Notice>{notice}</Notice>
        </div>
      ))}
      <div className="grid gap-4 print:gap-2">{children}</div>
      <PageFoot stamp={stampWords(view)} />
    </>
  );
}
