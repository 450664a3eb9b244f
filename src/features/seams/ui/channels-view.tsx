import { clsx } from "clsx";
import { formatDay } from "@/ui/dates";
import { formatCount, formatPercent } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { headLook, ScrollArea } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import type { Penalty, SeamPair, Seams } from "../schema";
import { clearSeams, harderWords, penaltyWords, rangeWords } from "./seam-words";

/** What it costs customers to change channel: from, to, and the points of ease that are lost on the way. */
export function ChannelsView({ seams }: { seams: Seams }) {
  if (seams.state === "not yours")
    return (
      <EmptyState title="Changes of channel span departments">
        They are shown to readers of the whole organisation.
      </EmptyState>
    );
  if (seams.state === "waiting" || seams.pairs.length === 0)
    return (
      <EmptyState title="No change of channel has been measured yet">
        {seams.state === "waiting"
          ? "The worker looks for them once the figures keep still."
          : "Nobody met two channels in one matter: answers of one customer less than 14 days apart."}
      </EmptyState>
    );
  return <Found seams={seams} />;
}

type FoundSeams = Extract<Seams, { state: "found" }>;

function Found({ seams }: { seams: FoundSeams }) {
  const clear = clearSeams(seams.pairs);
  return (
    <Card
      title="What does it cost customers to change channel?"
      subtitle={`Points of ease (1 to 7) lost on the way from one channel to the next, against the same stages without a change. ${formatDay(seams.from)} up to ${formatDay(seams.to)}, as of ${formatDay(seams.asOf.slice(0, 10))}`}
      foot={<Foot seams={seams} />}
    >
      <p className="text-lede text-pretty">
        {clear[0] ? (
          <>
            Going from <strong>{clear[0].from}</strong> to <strong>{clear[0].to}</strong> costs most:{" "}
            {harderWords(clear[0].penalty)}.
          </>
        ) : (
          "No change of channel makes it clearly harder."
        )}
      </p>
      <div className="mt-3">
        <Matrix seams={seams} />
      </div>
    </Card>
  );
}

function Foot({ seams }: { seams: FoundSeams }) {
  const { seamlessness, matters, unknown, looked } = seams;
  return (
    <>
      {seamlessness === undefined ? null : `Seamlessness ${formatPercent(seamlessness)} · `}
      {formatCount(matters)} matters
      {unknown > 0 ? ` · ${formatCount(unknown)} answers left out, whose channel nobody knows` : ""}
      {looked < 1 ? ` · of ${formatPercent(100 * looked)} of customers` : ""}. A matter is a customer’s
      answers less than 14 days apart. Harder matters change channel more often, so not all of it is the seam.
      – means fewer than 30 matters on either side.
    </>
  );
}

function Matrix({ seams: { channels, pairs } }: { seams: FoundSeams }) {
  const pairOf = new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, pair]));
  return (
    <ScrollArea label="Changes of channel">
      <table className="w-full border-collapse text-small">
        <caption className="sr-only">Points of ease lost from one channel (row) to another (column)</caption>
        <thead>
          <tr className="border-b">
            <th scope="col" className={headLook()}>
              From, to
            </th>
            {channels.map((to) => (
              <th key={to} scope="col" className={headLook("end")}>
                {to}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channels.map((from) => (
            <tr key={from} className="border-b last:border-b-0">
              <th scope="row" className="py-2 pr-2 text-left font-medium">
                {from}
              </th>
              {channels.map((to) => (
                <td key={to} className="px-2 py-2 text-right align-top tabular-nums last:pr-0">
                  <Cell isSame={from === to} pair={pairOf.get(`${from} ${to}`)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Cell({ isSame, pair }: { isSame: boolean; pair: SeamPair | undefined }) {
  if (isSame)
    return (
      <span className="text-subtle">
        ·<span className="sr-only">no change</span>
      </span>
    );
  if (!pair?.penalty)
    return (
      <span className="text-subtle">
        –<span className="sr-only">{pair ? "fewer than 30 matters" : "nobody went this way"}</span>
      </span>
    );
  const { value, n } = pair.penalty;
  return (
    <>
      <span className={clsx("rounded-pill px-1.5 py-0.5 font-semibold", lookOf(pair.penalty))}>
        {penaltyWords(value)}
      </span>
      <span className="block pt-0.5 text-label font-normal whitespace-nowrap text-subtle">
        {rangeWords(pair.penalty)}
      </span>
      <span className="block text-label font-normal whitespace-nowrap text-subtle">
        {formatCount(n)} matters
      </span>
    </>
  );
}

/** Colour only where it is clear: harder in the colours of what lies below the whole, easier in those above. */
function lookOf({ value, isClear }: Penalty): string {
  if (!isClear) return "";
  if (value < 0) return "bg-diverging-6 text-on-diverging-6";
  return value >= 1 ? "bg-diverging-1 text-on-diverging-1" : "bg-diverging-2 text-on-diverging-2";
}
