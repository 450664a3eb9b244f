import type { Bucket } from "@/domain/bucket";
import type { Change } from "@/domain/change";
import type { NpsCounts } from "@/domain/nps";
import type { Day } from "@/domain/period";
import { detractorTally, measuredShare, type Tally } from "@/domain/rates";
import { changesOfShares } from "@/domain/share-change";
import type { Visibility } from "@/domain/suppression";
import { disclosedLine, reachedLine } from "@/features/responses/rules/disclosed-line";
import {
  countsOfPart,
  disclosureOf,
  reachedOf,
  type Disclosure,
  type Slice,
} from "@/features/responses/rules/disclosure";
import type { Choice, Choices, View } from "@/features/responses/schema";
import type { DetractorTrend, Drawn, Ranked, ShareFigure } from "../schema";
import { limitsOf, type Baseline } from "./limits";
import { recoveryPeriod } from "@/features/debt/rules/recovery-period";
import type { Calendar } from "./settle";
import { rankedThemes, type ThemeCounts } from "./themes";
import { isUnfinished, type Counted } from "./score";

/** Detractors by how bad their score was: 0 to 3, and 4 to 6. */
export type Severity = { worst: number; mild: number };

export type PartSlices = { now: Slice; before: Slice | undefined; names: readonly Choice[] };

export type DetractorInput = {
  view: View;
  choices: Choices;
  drawn: Drawn;
  today: Day;
  fewestAnswers: number;
  reach: "all" | readonly number[];
  whole: Counted & { buckets: readonly Bucket[] };
  baseline?: Baseline;
  severity: { now: Severity; before: Severity | undefined };
  departments: PartSlices;
  touchpoints: PartSlices;
  themes: ThemeCounts | undefined;
  calendar: Calendar;
};

/** Counts → who is unhappy, how badly, and where they come from. What is hidden is in no payload and no order. */
export function detractorTrendOf(input: DetractorInput): DetractorTrend {
  const { view, choices, drawn, whole, reach, today, fewestAnswers: k } = input;
  const total = reachedOf(whole.now, disclosureOf(whole.now, k), reach);
  const earlier = whole.before && reachedOf(whole.before, disclosureOf(whole.before, k), reach);
  const buckets = whole.buckets.map(({ range }) => range);
  const line = reachedLine(disclosedLine(whole.line, { buckets, period: view.range, k }), reach);
  const isShown = total.visibility === "shown";
  const before = earlier?.visibility === "shown" ? earlier.counts : undefined;
  return {
    view,
    choices,
    drawn,
    share: shareOf(total.counts, total.visibility),
    change:
      isShown && before ? oneChange(detractorTally(before), detractorTally(total.counts)) : notComparable,
    line: line.map(({ range, counts, visibility }, index) => ({
      key: whole.buckets[index]?.key ?? range.from,
      ...range,
      share: shareOf(counts, visibility),
      isSoFar: isUnfinished(range, today),
    })),
    limits: limitsOf({ ...input, line, measure: "detractor-share", period: view.range, k }),
    severity: isShown ? severityOf(input, before !== undefined) : undefined,
    ...(isShown ? placesOf(input) : { departments: [], touchpoints: [], themes: input.themes && [] }),
    recoveryPeriod: recoveryPeriod(view, input.calendar),
  };
}

function placesOf({ departments, touchpoints, themes, fewestAnswers: k }: DetractorInput) {
  return {
    departments: rankedOf(departments, k),
    touchpoints: rankedOf(touchpoints, k),
    themes: themes && rankedThemes(themes, k),
  };
}

const notComparable: Change = { state: "not comparable" };

function oneChange(before: Tally, after: Tally): Change {
  return changesOfShares([{ before, after }])[0] ?? notComparable;
}

function shareOf(counts: NpsCounts, visibility: Visibility): ShareFigure {
  if (visibility !== "shown") return { state: "hidden", why: visibility };
  const measured = measuredShare(detractorTally(counts));
  return measured ? { state: "shown", ...measured, detractors: counts.detractors } : { state: "none" };
}

function severityOf(
  { severity: { now, before } }: DetractorInput,
  hasBefore: boolean,
): DetractorTrend["severity"] {
  const tally = ({ worst, mild }: Severity): Tally => ({ successes: worst, n: worst + mild });
  return { ...now, change: before && hasBefore ? oneChange(tally(before), tally(now)) : notComparable };
}

/** Most detractors first; then those without answers, then what is hidden, by name, so that a place tells nothing. */
function rankedOf({ now, before, names }: PartSlices, k: number): Ranked[] {
  const disclosure = disclosureOf(now, k);
  const earlier = before && disclosureOf(before, k);
  const known = names
    .map(({ id, name }) => ({ key: String(id), name, counts: countsOfPart(now, String(id)) }))
    .map((part) => ({ ...part, share: shareOf(part.counts, disclosure.of(part.key)) }))
    .filter(({ share }) => share.state !== "none");
  const shown = known.filter(({ share }) => share.state === "shown");
  const changes = changesOfShares(
    shown.map(({ key, counts }) => ({
      before: tallyBefore(key, before, earlier),
      after: detractorTally(counts),
    })),
  );
  const changeOfKey = new Map(shown.map(({ key }, index) => [key, changes[index]]));
  return known
    .toSorted((a, b) => sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1))
    .map(({ key, name, share }) => ({ key, name, share, change: changeOfKey.get(key) ?? notComparable }));
}

function tallyBefore(key: string, before: Slice | undefined, disclosure: Disclosure | undefined): Tally {
  return before && disclosure?.of(key) === "shown"
    ? detractorTally(countsOfPart(before, key))
    : { successes: 0, n: 0 };
}

function sizeOf({ share }: { share: ShareFigure }): number {
  return share.state === "shown" ? share.detractors : -1;
}
