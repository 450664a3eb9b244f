import { emotionShare } from "@/domain/emotion";
import { measuredShare } from "@/domain/rates";
import type { DriverAnalysisView, DriverRow, Drivers } from "../schema";

export type StoredDriver = Readonly<{
  key: string;
  name: string;
  stage: string | null;
  weight: number;
  low: number;
  high: number;
  share: number;
  shareLow: number;
  shareHigh: number;
  r: number | null;
  hasEvidence: boolean;
  duplicates: readonly string[];
  ratings: number;
  satisfied: number;
  penalty: number | null;
  reward: number | null;
  class: string;
}>;

export type StoredAnalysis = Readonly<{
  asOf: Date;
  from: string;
  to: string;
  looked: number;
  n: number;
  lost: number;
  needed: number;
  explained: number | null;
  low: number | null;
  high: number | null;
  drivers: readonly StoredDriver[];
}>;

/** What may be shown of a stored analysis, strongest driver first. Fewer ratings than the threshold are left out. */
export function analysisView(stored: StoredAnalysis | undefined, fewestAnswers: number): DriverAnalysisView {
  if (!stored) return { state: "not yet" };
  const when = { asOf: stored.asOf.toISOString(), from: stored.from, to: stored.to };
  if (stored.needed > 0 || stored.explained === null)
    return { state: "too few", ...when, needed: neededOf(stored, fewestAnswers) };
  const shown = stored.drivers.filter((driver) => driver.ratings >= fewestAnswers);
  const names = new Map(shown.map((driver) => [driver.key, driver.name]));
  return {
    state: "shown",
    ...when,
    n: stored.n,
    lost: stored.lost,
    looked: stored.looked,
    explained: { value: stored.explained, low: stored.low ?? 0, high: stored.high ?? 1 },
    drivers: shown.map((driver) => rowOf(driver, names)).sort((a, b) => b.weight.value - a.weight.value),
  };
}

/** So few customers that their number is hidden count as none: it would follow from how many are missing. */
function neededOf({ needed, n }: StoredAnalysis, fewestAnswers: number): number {
  return n < fewestAnswers ? needed + n : needed;
}

const nothing = { value: 0, low: 0, high: 0 };

function rowOf(driver: StoredDriver, names: ReadonlyMap<string, string>): DriverRow {
  const { value, low, high } = measuredShare({ successes: driver.satisfied, n: driver.ratings }) ?? nothing;
  return {
    key: driver.key,
    name: driver.name,
    stage: driver.stage ?? undefined,
    weight: { value: driver.weight, low: driver.low, high: driver.high },
    share: { value: driver.share, low: driver.shareLow, high: driver.shareHigh },
    r: driver.r ?? undefined,
    hasEvidence: driver.hasEvidence,
    class: driver.class as DriverRow["class"],
    penalty: driver.penalty ?? undefined,
    reward: driver.reward ?? undefined,
    ratings: driver.ratings,
    satisfied: { value, low, high },
    repeats: driver.duplicates.flatMap((key) => names.get(key) ?? []),
  };
}

/** The felt part of what the questions explain, with its interval (B6). */
export function emotionShareOf(questions: DriverAnalysisView): Drivers["emotionShare"] {
  if (questions.state !== "shown") return "too few cases";
  const emotion = questions.drivers.find(({ key }) => key === "emotion");
  const share = emotionShare(
    questions.drivers.map(({ key, weight }) => ({ weight: weight.value, isEmotional: key === "emotion" })),
    questions.n,
  );
  if (typeof share === "string" || !emotion) return typeof share === "string" ? share : "only one kind";
  return { ...emotion.share, value: share };
}
