import type { Metadata } from "next";
import { can, departmentsFor } from "@/access/can";
import { orNotFound, signedIn } from "@/api/server";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { PrintButton } from "@/features/responses/ui/print-button";
import { FairOrderNote } from "@/features/responses/ui/fair-order-note";
import { MatrixLede } from "@/features/scorecards/ui/matrix-lede";
import { MatrixTable } from "@/features/scorecards/ui/matrix-table";
import { OrderChoice } from "@/features/scorecards/ui/order-choice";
import { PeriodMenu } from "@/features/scorecards/ui/period-menu";
import { ReadingNotes } from "@/features/scorecards/ui/reading-notes";
import { KindChoice, kindFrom, kindText } from "@/features/scorecards/ui/kind-choice";
import { ScorecardFiles } from "@/features/scorecards/ui/scorecard-files";
import { SortStatus } from "@/features/scorecards/ui/sort-status";
import { sortFrom, sortText, sortWords } from "@/features/scorecards/ui/sort-words";
import { tallyWords } from "@/features/signoff/ui/period-words";
import { paths } from "@/paths";
import { formatDay, formatPeriod, formatRange } from "@/ui/dates";
import { PageFoot } from "@/ui/layout/page-foot";
import { PageHeader } from "@/ui/layout/page-header";
import { PrintHeader } from "@/ui/layout/print-header";
import { ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Notice } from "@/ui/primitives/notice";

export const metadata: Metadata = { title: "Scorecards" };

/** Who delivers, and who needs help. */
export default async function ScorecardsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { period: wanted, sort: order, by: kind } = firstValues(await searchParams);
  const { viewer, call } = await signedIn(paths.scorecards({ period: wanted, sort: order, by: kind }));
  const by = kindFrom(kind);
  const matrix = await orNotFound(call.scorecards.matrix({ period: wanted?.slice(0, 40), by }));
  const tally = await orNotFound(call.signoff.tally());
  const { period, notices, departments, measures, dataTo } = matrix;
  const sort = sortFrom(order);
  const shown = { period: wanted, by: kindText(by) };
  const dates = `${formatRange(period)}${period.isSoFar ? ", so far" : ""}`;
  const stamp = dataTo ? `Data to ${formatDay(dataTo)}` : "No answers yet";
  return (
    <>
      <PrintHeader
        organisation={viewer.organisation.name}
        page="Scorecards"
        filters={[`${formatPeriod(period.key)}, ${dates}`]}
        stamp={stamp}
      />
      <PageHeader
        title="Scorecards"
        actions={
          <>
            <KindChoice by={by} query={{ period: wanted, sort: sortText(sort) }} />
            <PeriodMenu current={period.key} rest={{ by: kindText(by), sort: sortText(sort) }} />
            <ScorecardFiles asked={{ period: period.key, by }} />
            <PrintButton />
            {can(viewer, "target:propose") ? (
              <ButtonLink href={paths.targets()}>
                {can(viewer, "target:approve") ? "Edit targets" : "Propose targets"}
              </ButtonLink>
            ) : null}
          </>
        }
        lede={<MatrixLede {...{ departments, measures, by }} />}
      />
      {notices.map((notice) => (
        <div key={notice} className="mb-4">
          <Notice>{notice}</Notice>
        </div>
      ))}
      <div data-wide className="grid gap-4">
        <Card
          title="Who delivers, and who needs help?"
          subtitle={`${dates} · ${sortWords(sort)} · ${tallyWords(tally)}`}
          actions={<OrderChoice sort={sort} query={shown} />}
        >
          <SortStatus words={sortWords(sort)} />
          {departments.length === 0 ? (
            <EmptyState title={`No ${by} yet`}>
              A department answers for touchpoints. An administrator adds it under People.
            </EmptyState>
          ) : (
            <>
              <MatrixTable
                {...matrix}
                sort={sort}
                query={{ period: period.key, by: kindText(by) }}
                readable={departmentsFor(viewer, "comment:read")}
              />
              <FairOrderNote order={matrix.order} of={by} />
            </>
          )}
        </Card>
        <ReadingNotes />
      </div>
      <PageFoot stamp={stamp} />
    </>
  );
}
