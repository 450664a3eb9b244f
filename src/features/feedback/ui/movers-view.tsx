import type { ReactNode } from "react";
import type { NpsClass } from "@/domain/nps";
import { ScorePage } from "@/features/responses/ui/score-page";
import { paths } from "@/paths";
import { formatPeriod } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { FilterChips } from "@/ui/layout/filter-chips";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import type { MoversPage } from "../schema/movers";
import { MoverRow } from "./mover-row";
import { moversQuery } from "./movers-url";

type MoversViewProps = { organisation: string; page: MoversPage; isContinued: boolean };

/** The newer answers of customers who went one way between two periods. */
export function MoversView({ organisation, page, isContinued }: MoversViewProps) {
  const { view, to, is } = page;
  return (
    <ScorePage
      title="Feedback"
      organisation={organisation}
      view={view}
      actions={<TextLink href={movementHref(page)}>Everybody who moved</TextLink>}
      chips={
        <FilterChips
          chips={[{ label: wayWords(page), removeHref: paths.feedback({ period: to.key, class: is }) }]}
          clearHref={paths.feedback({ period: to.key })}
        />
      }
      lede={<Lede page={page} />}
    >
      <Card
        title="What they answered then"
        subtitle={page.listed > 0 ? listWords(page) : undefined}
        foot={footWords(page)}
        className="print:break-inside-auto"
      >
        <Answers page={page} isContinued={isContinued} />
      </Card>
    </ScorePage>
  );
}

function Answers({ page, isContinued }: Omit<MoversViewProps, "organisation">) {
  const { answers, next, was } = page;
  if (answers.length === 0) return <Nothing page={page} />;
  const query = moversQuery(page);
  return (
    <>
      <ol aria-label="Answers" className="divide-y">
        {answers.map((answer) => (
          <li key={answer.id} className="print:break-inside-avoid">
            <MoverRow answer={answer} was={was} />
          </li>
        ))}
      </ol>
      {next || isContinued ? (
        <nav aria-label="Pages" className="flex gap-4 border-t pt-3 text-small">
          {isContinued ? <TextLink href={paths.feedback(query)}>Newest answers</TextLink> : null}
          {next ? <TextLink href={paths.feedback({ ...query, after: next })}>Older answers</TextLink> : null}
        </nav>
      ) : null}
    </>
  );
}

/** "Promoters of Q2 2026 who were detractors in Q3 2026", in a chip. */
function wayWords({ from, to, was, is }: MoversPage): string {
  const way = was === is ? "stayed" : `became ${many[is]}`;
  return `${capital(many[was])} of ${formatPeriod(from.key)} who ${way} in ${formatPeriod(to.key)}`;
}

function Lede({ page }: { page: MoversPage }): ReactNode {
  const { from, to, was, is, customers, listed, isOwnOnly, reading } = page;
  const way = was === is ? `stayed ${many[is]}` : `became ${many[is]}`;
  const whose = `${many[was]} of ${formatPeriod(from.key)} ${way} in ${formatPeriod(to.key)}`;
  if (customers === null)
    return reading === "open" ? (
      <>
        At touchpoints of your department <strong>{formatCount(listed)}</strong> {whose}.
      </>
    ) : (
      <>Too few customers answered in these periods to show who went where.</>
    );
  return (
    <>
      <strong>{formatCount(customers)}</strong> {whose}
      {isOwnOnly ? `, ${formatCount(listed)} of them at touchpoints of your department` : ""}.
    </>
  );
}

function listWords({ listed, to }: MoversPage): string {
  const answers = listed === 1 ? "1 answer" : `${formatCount(listed)} answers`;
  return `${answers}, one a customer: the newest of ${formatPeriod(to.key)} · newest month first`;
}

function footWords({ hidden, asOf }: MoversPage): string | undefined {
  const some = hidden === 1 ? "1 answer is" : `${formatCount(hidden)} answers are`;
  const words = [
    ...(hidden === 0 ? [] : [`${some} hidden to protect customers: at touchpoints with too few answers.`]),
    ...(asOf ? ["Answers filed a moment ago are still to be looked at."] : []),
  ];
  return words.length > 0 ? words.join(" ") : undefined;
}

function Nothing({ page }: { page: MoversPage }) {
  const { reading, customers, isOwnOnly, hidden } = page;
  if (reading === "open" && isOwnOnly)
    return (
      <EmptyState title="None of them answered at your touchpoints">
        Their answers are read by the departments whose touchpoints they speak of.
      </EmptyState>
    );
  if (customers === 0)
    return <EmptyState title="Nobody went this way">Choose another way, or longer periods.</EmptyState>;
  return (
    <EmptyState title="These answers are hidden">
      {hidden !== 0
        ? "All of them were given at touchpoints with too few answers."
        : reading === "few"
          ? "Too few customers went this way: their words are hidden to protect them. Choose longer periods to read them."
          : "So few customers went this way, or another beside it, that a single one could be told. Choose longer periods."}
    </EmptyState>
  );
}

function movementHref({ to }: MoversPage): string {
  return paths.trends({ view: "movement", period: to.key });
}

const many: Record<NpsClass, string> = {
  promoter: "promoters",
  passive: "passives",
  detractor: "detractors",
};

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
