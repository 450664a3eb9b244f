import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { CasesQuestion, caseViews, type Cases, type CaseView } from "@/features/cases/schema";
import { viewWords } from "@/features/cases/ui/case-words";
import { CasesTable } from "@/features/cases/ui/cases-table";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { paths } from "@/paths";
import { formatDay } from "@/ui/dates";
import { LinkTabs } from "@/ui/layout/link-tabs";
import { PageHeader } from "@/ui/layout/page-header";
import { ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { LinkMenu } from "@/ui/primitives/link-menu";
import { TextLink } from "@/ui/primitives/text-link";

export const metadata: Metadata = { title: "Cases" };

/** Which customer needs somebody next? Unhappy customers, the next deadline first. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const asked = firstValues(await searchParams);
  const { call } = await signedIn(paths.cases(asked));
  const cases = await orNotFound(call.cases.list(questionFrom(asked)));
  const { view, counts, department, after } = cases;
  const hrefFor = (query: { view?: CaseView; department?: string; after?: string }) =>
    paths.cases({ view, department: department?.slug, ...query });
  return (
    <>
      <PageHeader
        title="Cases"
        actions={<DepartmentMenu cases={cases} hrefFor={hrefFor} />}
        lede={ledeOf(cases)}
      >
        <LinkTabs
          label="Cases"
          tabs={caseViews.map((one) => ({
            href: hrefFor({ view: one }),
            label: viewWords[one],
            isCurrent: one === view,
            count: counts[one],
          }))}
        />
      </PageHeader>
      {cases.cases.length === 0 ? (
        <NoCases cases={cases} allHref={hrefFor({ view: "all" })} />
      ) : (
        <Card
          title={questions[view]}
          subtitle={
            view === "closed" ? "Of the last 90 days, the last closed first" : "The next deadline first"
          }
          foot={
            cases.cases.some(({ words }) => words.state === "withheld")
              ? "What customers wrote is read by the department that answers them."
              : undefined
          }
        >
          <CasesTable caption={viewWords[view]} {...cases} />
          {after ? (
            <p className="mt-3">
              <ButtonLink href={hrefFor({ after: `${after.at}_${after.id}` })}>Show the next</ButtonLink>
            </p>
          ) : null}
        </Card>
      )}
    </>
  );
}

const questions: Record<CaseView, string> = {
  mine: "Who waits for me?",
  unassigned: "Whom does nobody answer yet?",
  overdue: "Who has waited too long?",
  all: "Which customer needs us next?",
  closed: "What was closed?",
};

/** What the address asks for; what it does not say well is left out. */
function questionFrom({ view, department, after }: Record<string, string | undefined>): CasesQuestion {
  const [at, id] = after?.split("_") ?? [];
  const whole = { view, department, after: after === undefined ? undefined : { at, id: Number(id) } };
  const read = CasesQuestion.safeParse(whole);
  if (read.success) return read.data;
  return { view: caseViews.find((known) => known === view), department };
}

function ledeOf({ counts, department, keptFrom }: Cases): string {
  const of = department ? ` at ${department.name}` : "";
  const kept = keptFrom
    ? ` Cases of answers from ${formatDay(keptFrom)} on open once you have saved your forecast.`
    : "";
  if (counts.all === 0) return `No unhappy customer waits for an answer${of}.${kept}`;
  const waiting = counts.all === 1 ? "1 case is" : `${counts.all} cases are`;
  return `${waiting} open${of}, ${counts.overdue === 0 ? "none" : counts.overdue} past the deadline.${kept}`;
}

type Linked = { hrefFor: (query: { department?: string }) => string };

function DepartmentMenu({ cases: { departments, department }, hrefFor }: { cases: Cases } & Linked) {
  if (departments.length < 2) return null;
  const of = (slug: string | undefined, label: string) => ({
    href: hrefFor({ department: slug }),
    label,
    isCurrent: slug === department?.slug,
  });
  return (
    <LinkMenu
      name="Department"
      label={department?.name ?? "All departments"}
      items={[of(undefined, "All departments"), ...departments.map(({ slug, name }) => of(slug, name))]}
    />
  );
}

function NoCases({ cases: { view, counts, department }, allHref }: { cases: Cases; allHref: string }) {
  if (counts.all === 0 && counts.closed === 0)
    return (
      <EmptyState title="No cases yet">
        A case opens by itself when a customer gives a score from 0 to 6 at a touchpoint that a department
        answers for, if the answer is at most two weeks old.
      </EmptyState>
    );
  if (counts.all === 0 && view !== "closed")
    return <EmptyState title={`No open cases${department ? ` at ${department.name}` : ""}`} />;
  return (
    <EmptyState
      title={`No case is ${viewWords[view].toLowerCase()}`}
      action={view === "all" ? undefined : <TextLink href={allHref}>Show all open cases</TextLink>}
    />
  );
}
