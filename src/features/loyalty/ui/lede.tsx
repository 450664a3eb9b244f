import { paths } from "@/paths";
import { formatNps, formatPoints, formatWhole } from "@/ui/format";
import { TextLink } from "@/ui/primitives/text-link";
import { queryFor } from "@/features/responses/ui/url";
import type { Figure, View } from "@/features/responses/schema";
import type { LedeFacts } from "../schema";
import { compareWordsOf } from "@/features/responses/ui/view-words";

/** The sentence that is read first: the score, what clearly changed, and who is involved. Only settled facts. */
export function Lede({
  view,
  score,
  facts,
  subject = "NPS",
}: {
  view: View;
  score: Figure;
  facts: LedeFacts;
  subject?: string;
}) {
  if (score.state === "none")
    return <>No answers in this period. Choose another period, or bring answers in under Imports.</>;
  if (score.state === "hidden")
    return <>Too few answers in this selection to show a score without showing whose they are.</>;
  return (
    <>
      {subject} <Moved change={facts.change} value={score.score.value} view={view} />
      {facts.missed ? <Missed view={view} {...facts.missed} /> : null}
      {facts.fallen ? <Fallen view={view} {...facts.fallen} /> : null}
    </>
  );
}

function Moved({ change, value, view }: { change: LedeFacts["change"]; value: number; view: View }) {
  const score = <strong>{formatNps(value)}</strong>;
  const points = formatWhole(Math.abs(change.difference ?? 0));
  const unit = points === "1" ? "point" : "points";
  switch (change.state) {
    case "rise":
      return (
        <>
          rose {points} {unit} to {score}, a clear change {compareWordsOf[view.compare]}.
        </>
      );
    case "fall":
      return (
        <>
          fell {points} {unit} to {score}, a clear change {compareWordsOf[view.compare]}.
        </>
      );
    case "unclear":
      return (
        <>
          is {score}: no clear change {compareWordsOf[view.compare]} ({formatPoints(change.difference ?? 0)}).
        </>
      );
    case "not comparable":
      return <>is {score}.</>;
  }
}

type Named = { view: View; name: string; slug: string; value: number };

function Missed({ detractorShare, value, ...place }: Named & { detractorShare: number }) {
  const tenths = Math.round(detractorShare * 10);
  return (
    <>
      {" "}
      <Place {...place} /> missed its target at {formatNps(value)}
      {tenths >= 2 ? ` and produces ${tenths} in 10 of our detractors` : ""}.
    </>
  );
}

function Fallen({ value, ...place }: Named) {
  return (
    <>
      {" "}
      <Place {...place} /> clearly fell to {formatNps(value)}.
    </>
  );
}

function Place({ view, name, slug }: Omit<Named, "value">) {
  return <TextLink href={paths.department(slug, queryFor(view))}>{name}</TextLink>;
}
