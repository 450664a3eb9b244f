import type { NpsClass } from "@/domain/nps";
import type { Movement, ShownFlow } from "@/features/movement/schema";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { toClass } from "@/ui/charts/flow-geometry";
import { FlowChart, type BandHref } from "@/ui/charts/flow-chart";
import { TransitionMatrix } from "@/ui/charts/transition-matrix";
import { Waterfall } from "@/ui/charts/waterfall";
import { formatPeriod } from "@/ui/dates";
import { formatCount, formatPercent, formatTenths, roundWhole } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { TextLink } from "@/ui/primitives/text-link";
import { tenthsThatSum } from "@/ui/sum-rounding";

type Periods = Pick<Movement, "from" | "to">;

/** A period of a movement in words, and that it is not over. */
export function movementPeriod({ key, isSoFar }: Movement["from"]): string {
  return isSoFar ? `${formatPeriod(key)}, so far` : formatPeriod(key);
}

/** Who moved, and where to: the flow and, beside it, the same as a table. On a phone the table alone. */
export function FlowCards({ flow, from, to, hrefOf }: Periods & { flow: ShownFlow; hrefOf?: BandHref }) {
  const [before, after] = [movementPeriod(from), movementPeriod(to)];
  const caption = `Customers who answered in ${before} and in ${after}, by how they answered then and now.`;
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] print:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Card
        title="Who moved, and where to?"
        subtitle={`${formatCount(flow.both)} customers answered in both periods, ${formatPercent(100 * flow.repeatShare)} of the ${formatCount(flow.second)} of ${after}`}
        info={<MovementInfo />}
        className="max-md:hidden"
      >
        <FlowChart
          rows={flow.rows}
          before={before}
          after={after}
          label={`${caption} The table beside it has every number.`}
          hrefOf={hrefOf}
        />
      </Card>
      <Card
        title="The same, as a table"
        subtitle={`Rows: ${before}. Columns: ${after}`}
        info={<MovementInfo />}
      >
        <TransitionMatrix
          caption={caption}
          rows={flow.rows}
          columns={flow.columns}
          totals={flow}
          hrefOf={hrefOf}
        />
        <p className="mt-3 text-small text-pretty text-muted">
          <strong>Both</strong> answered in each period, <strong>left</strong> only in the first,{" "}
          <strong>joined</strong> only in the second: {formatCount(flow.both)} + {formatCount(flow.joined)} ={" "}
          {formatCount(flow.second)}. Blue moved up, orange moved down. One answer a customer and period: the
          newest.
          {hrefOf ? " Follow an underlined number, or its band, to what those customers answered." : ""}
        </p>
      </Card>
    </div>
  );
}

/** What the flow counts. */
export function MovementInfo() {
  return (
    <MethodInfo
      method="movement"
      subject="Who moved"
      sentence="Customers who answered in both periods, by the class of their newest answer in each. Who answered in one alone has left or joined."
    />
  );
}

/** What moved in four sentences, the straight drops counted apart. */
export function MoveSentences({ flow, hrefOf }: { flow: ShownFlow; hrefOf?: BandHref }) {
  const moved = (was: NpsClass, is: NpsClass) => {
    const row = flow.rows.find((one) => one.class === was);
    return { count: row ? toClass(row.to, is) : 0, href: hrefOf?.(was, is) };
  };
  const straight = moved("promoter", "detractor");
  const promotersLost = straight.count + moved("promoter", "passive").count;
  const facts = [
    {
      ...straight,
      words: `fell straight from promoter to detractor, of ${formatCount(promotersLost)} promoters lost`,
    },
    {
      count: flow.wonBack.customers,
      href: undefined,
      words: `detractors won back, ${formatCount(flow.wonBack.toPromoter)} of them to promoter`,
    },
    { ...moved("passive", "detractor"), words: "passives became detractors" },
    { ...moved("passive", "promoter"), words: "passives became promoters" },
  ];
  return (
    <ul className="grid rounded-card border bg-surface sm:grid-cols-2 lg:grid-cols-4 print:grid-cols-4">
      {facts.map(({ count, words, href }) => (
        <li
          key={words}
          className="border-b px-5 py-3 last:border-b-0 lg:border-r lg:border-b-0 lg:last:border-r-0"
        >
          <p className="text-title tabular-nums">
            {href ? <TextLink href={href}>{formatCount(count)}</TextLink> : formatCount(count)}
          </p>
          <p className="text-small text-pretty text-muted">{words}</p>
        </li>
      ))}
    </ul>
  );
}

/** Did the same customers answer better, or did others answer? Two parts that add up to the change. */
export function SplitCard({ flow: { split }, from, to }: Periods & { flow: ShownFlow }) {
  const [before, after] = [roundWhole(split.before * 10) / 10, roundWhole(split.after * 10) / 10];
  const change = roundWhole(10 * (after - before)) / 10;
  const [migration = 0, mix = 0] = tenthsThatSum(
    [split.migration, split.mix + change - split.change],
    change,
  );
  const { low, high } = split.migrationInterval;
  return (
    <Card
      title="Better answers, or other customers?"
      info={
        <MethodInfo
          method="movement"
          subject="Migration and mix"
          sentence="Migration is what customers of both periods did to the score; mix is what came from those who joined or left. Both add up to the change."
          formula="100 ÷ n₂ × Σ (class after − class before) over customers in both; mix = change − migration"
        />
      }
      subtitle={`How the score of customers went from ${formatTenths(before)} to ${formatTenths(after)}, in points`}
    >
      <Waterfall
        label={`${formatTenths(before)} in ${movementPeriod(from)}; migration ${formatTenths(migration)}; mix ${formatTenths(mix)}; ${formatTenths(after)} in ${movementPeriod(to)}.`}
        steps={[
          { label: formatPeriod(from.key), value: before, kind: "level" },
          { label: "Migration", value: migration, kind: "step" },
          { label: "Mix", value: mix, kind: "step" },
          { label: formatPeriod(to.key), value: after, kind: "level" },
        ]}
      />
      <p className="mt-3 text-small text-pretty text-muted">
        <strong>Migration</strong>: the same customers changed their answer (95% range {formatTenths(low)} to{" "}
        {formatTenths(high)}). <strong>Mix</strong>: other customers answered. {formatTenths(migration)} and{" "}
        {formatTenths(mix)} make {formatTenths(change)}. Each customer counts once here, so this score may
        differ from the one of all answers.
      </p>
    </Card>
  );
}
