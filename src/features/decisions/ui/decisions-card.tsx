import { DrawnList, markup } from "@/ui/charts/drawing";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { paths } from "@/paths";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import type { LeadingDecisions, Place } from "../schema";
import { dueIn, reasonAction, reasonWords, riskWords } from "./decision-words";

/** Where somebody has to step in: few places, most at stake first, each with its owner, its day and one thing to do. */
export function DecisionsCard({ decisions }: { decisions: LeadingDecisions }) {
  const { places, more } = decisions;
  return (
    <Card
      title="Needs a decision"
      subtitle={places.length > 0 ? "By revenue at risk in a year" : undefined}
      info={
        <MethodInfo
          method="revenue-at-risk"
          subject="What needs a decision"
          sentence="Places where somebody has to decide, most revenue at risk first: what unhappy customers there pay a year, by how much more often such customers leave."
        />
      }
      // Paper has one page for the figures; what waits has a page of its own.
      className="print:hidden"
      foot={
        places.length > 0 ? (
          <a href={paths.decisions()} className="text-link">
            {more > 0 ? `All decisions, ${more} more places` : "All decisions"}
          </a>
        ) : undefined
      }
    >
      {places.length === 0 ? (
        <EmptyState title="Nothing waits for you">
          Every touchpoint has an owner, every card that was due is signed, and no promise is clearly broken.
        </EmptyState>
      ) : (
        <DrawnList className="divide-y" of={markup`${places.map((place) => lineOf(place, decisions))}`} />
      )}
    </Card>
  );
}

/** As text, not as elements: the page is read by everybody who decides, many at a time. */
function lineOf({ at, owner, risk, waits }: Place, { today, currency }: LeadingDecisions) {
  const [first] = waits;
  if (!first) return undefined;
  const action = reasonAction(first.reason, at);
  const isLate = first.due !== null && first.due < today;
  return markup`<li class="py-2.5 first:pt-0 last:pb-0"><p class="text-heading">${at.name}${
    risk === null || risk < 1
      ? undefined
      : markup` <span class="text-small font-normal text-subtle">${riskWords(risk, currency)} at risk</span>`
  }</p><p class="text-small text-pretty text-muted">${waits.map(({ reason }) => reasonWords(reason)).join(" · ")}</p><p class="text-small text-subtle">${owner ?? "No owner"} · <span class="${isLate ? "font-medium text-bad" : ""}">${dueIn(first.due, today)}</span> · <a class="text-link" href="${action.href}">${action.words}<span class="sr-only">: ${at.name}</span></a></p></li>`;
}
