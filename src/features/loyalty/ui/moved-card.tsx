import { paths } from "@/paths";
import { MiniFlow } from "@/ui/charts/flow-chart";
import { formatPeriod } from "@/ui/dates";
import { formatCount, formatTenths } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import type { View } from "@/features/responses/schema";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { queryFor, withoutFilters } from "@/features/responses/ui/url";
import type { Outlook } from "../schema";

type Moved = Outlook["moved"];
type Flow = Extract<Moved["flow"], { state: "shown" }>;

/** Who moved: the flow as a thumbnail and one sentence, with the way to all of it. On a phone the sentence alone. */
export function MovedCard({ view, moved: { from, to, flow } }: { view: View; moved: Moved }) {
  const href = paths.trends({ view: "movement", ...queryFor(view, withoutFilters) });
  return (
    <Card
      title="Who moved?"
      info={
        <MethodInfo
          method="movement"
          subject="Who moved"
          sentence="Customers who answered in both periods, by the class of their newest answer in each."
        />
      }
      subtitle={
        flow.state === "shown"
          ? `${formatCount(flow.both)} customers who answered in ${formatPeriod(from)} and in ${formatPeriod(to)}`
          : `Customers who answered in ${formatPeriod(from)} and in ${formatPeriod(to)}`
      }
    >
      {flow.state === "shown" ? (
        <>
          <div className="mx-auto max-w-90 max-md:hidden print:hidden">
            <MiniFlow rows={flow.rows} label={`${sentenceOf(flow)} The trends page has every number.`} />
          </div>
          <p className="mt-2 text-body text-pretty max-md:mt-0 print:mt-0 print:text-small">
            {sentenceOf(flow)}
          </p>
        </>
      ) : (
        <EmptyState title={flow.state === "none" ? "Nobody answered in both" : "Hidden to protect customers"}>
          {flow.state === "none"
            ? "Movement needs customers who answered in each of the two periods."
            : "Too few customers moved to show how without showing who."}
        </EmptyState>
      )}
      <p className="mt-3 text-label font-normal text-subtle print:hidden">
        <TextLink href={href}>See everybody who moved</TextLink>
      </p>
    </Card>
  );
}

function sentenceOf({ extremeDrops, wonBack, migration, change, isFewRepeat }: Flow): string {
  const straight = `${formatCount(extremeDrops)} went straight from promoter to detractor, ${formatCount(wonBack)} detractors were won back.`;
  const split = `Of the change of ${formatTenths(change)} points among customers, ${formatTenths(migration)} came from the same people answering differently.`;
  return isFewRepeat
    ? `${straight} ${split} Few answered in both periods: read it with care.`
    : `${straight} ${split}`;
}
