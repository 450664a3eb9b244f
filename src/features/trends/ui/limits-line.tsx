"use client";
import { useState } from "react";
import type { Baselines } from "@/features/loyalty/schema";
import type { Limits } from "@/ui/charts/trend-overlays";
import { formatMonth } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { LinkChoice } from "@/ui/layout/link-choice";
import type { View } from "@/features/responses/schema";
import type { ControlLimits } from "../schema";
import { stepName } from "./step-words";
import { BaselineDialog } from "./trend-dialogs";
import { stateHref, type TrendsState } from "./url";

const signalWords = {
  outside: "outside its limits",
  "eight in a row": "the eighth in a row on one side",
} as const;

/** Limits as a chart takes them; undefined where there are none to draw. */
export function drawnLimits(limits: ControlLimits | undefined): Limits | undefined {
  if (limits?.state !== "shown") return undefined;
  return {
    centre: limits.centre,
    points: limits.points.map((point) =>
      point ? { ...point, signal: point.signal && signalWords[point.signal] } : undefined,
    ),
  };
}

/** The lowest and highest limit, so that an axis holds them. */
export function limitEnds(limits: ControlLimits | undefined): number[] {
  return limits?.state === "shown"
    ? limits.points.flatMap((point) => (point ? [point.low, point.high] : []))
    : [];
}

/** With or without control limits, each with its own address. */
export function LimitsChoice({ view, state }: { view: View; state: TrendsState }) {
  return (
    <LinkChoice
      name="Control limits"
      options={[
        { href: stateHref(view, state, { limits: false }), label: "No limits", isCurrent: !state.limits },
        { href: stateHref(view, state, { limits: true }), label: "Limits", isCurrent: state.limits },
      ]}
    />
  );
}

type LimitsLineProps = {
  limits: ControlLimits | undefined;
  baselines: Baselines | undefined;
  departmentId?: number;
  line: readonly { key: string; from: string }[];
  /** The centre as it is printed. */
  format: (value: number) => string;
};

/** What the limits say in a sentence, which months they rest on, and for who may, deciding others. */
export function LimitsLine({ limits, baselines, departmentId, line, format }: LimitsLineProps) {
  const [isOpen, setOpen] = useState(false);
  if (!limits) return null;
  const now = limits.state === "shown" ? limits.baseline : undefined;
  return (
    <div className="mt-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t pt-3">
      <p className="max-w-lede flex-1 basis-80 text-small text-pretty text-muted">
        {limits.state === "shown" ? shownWords(limits, line, format) : missingWords(limits.needed)}
      </p>
      {baselines?.mayDecide ? <Button onClick={() => setOpen(true)}>Change the baseline</Button> : null}
      {isOpen ? (
        <BaselineDialog
          {...{ departmentId, now }}
          decisions={baselines?.decisions ?? []}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

function missingWords(needed: number): string {
  return `Limits need ${needed} more ${needed === 1 ? "month" : "months"} with figures that may be shown: twelve at least.`;
}

type Shown = Extract<ControlLimits, { state: "shown" }>;

function shownWords(
  { centre, baseline, points }: Shown,
  line: LimitsLineProps["line"],
  format: LimitsLineProps["format"],
) {
  const { decided } = baseline;
  const said = (["outside", "eight in a row"] as const).flatMap((signal) => {
    const runs = runsOf(points.map((point) => point?.signal === signal));
    return runs.length === 0
      ? []
      : `${signalHeads[signal]}: ${runs.map((run) => runWords(run, line)).join(", ")}.`;
  });
  return (
    <>
      {said.length === 0 ? "No month is unusual: chance alone moves the line this far." : said.join(" ")}{" "}
      Centre {format(centre)} and spread rest on {formatMonth(baseline.from)} to {formatMonth(baseline.to)},{" "}
      {decided
        ? `decided${decided.by ? ` by ${decided.by}` : ""}: ${decided.reason}`
        : "the first months with answers, because nobody has decided others."}
    </>
  );
}

const signalHeads = {
  outside: "Outside the limits",
  "eight in a row": "Eight or more in a row on one side of the centre",
} as const;

type Run = { from: number; to: number };

/** Stretches of neighbours that are true, as first and last index. */
function runsOf(marks: readonly boolean[]): Run[] {
  return marks.reduce<Run[]>((runs, isMarked, index) => {
    const last = runs.at(-1);
    if (!isMarked) return runs;
    if (last?.to === index - 1) return [...runs.slice(0, -1), { ...last, to: index }];
    return [...runs, { from: index, to: index }];
  }, []);
}

function runWords({ from, to }: Run, line: LimitsLineProps["line"]): string {
  const name = (index: number) => {
    const step = line[index];
    return step ? stepName(step) : "";
  };
  return from === to ? name(from) : `${name(from)} to ${name(to)}`;
}
