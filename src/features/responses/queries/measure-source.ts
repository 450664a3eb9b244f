import type { Scope } from "@/access/scope";
import type { Capability } from "@/access/capabilities";
import type { Measure } from "@/domain/measure";
import type { Day, Range } from "@/domain/period";
import type { Tx } from "@/server/db";

/** What a scorecard has a line for. */
export type SubjectKind = "departments" | "stages" | "touchpoints";

export type SumsQuestion = Readonly<{
  /** Whole months. A balance also wants everything before them, as one row whose bucket lies before the range. */
  range: Range;
  by: SubjectKind;
  now: Date;
  today: Day;
  /** The same right over everybody: whether a figure may be shown depends on others the reader does not see. */
  everyone: Scope<"scorecard:read">;
}>;

/**
 * Sums of one subject in one month; every other column is a sum. `key` is the id of the department accountable then
 * (of the stage, of the touchpoint), or says that the answers are nobody's: each must be in a row, or what is hidden
 * could be worked out from what is not.
 */
export type SumsRow = Readonly<{ bucket: Day; key: string }> & Readonly<Record<string, number | string>>;

/**
 * Where the sums of one or several measures come from: one statement for all subjects and months, from cubes and
 * stored sums, never from answers. A slice that has a measure of its own exports one; `features/measure-sources.ts`
 * lists them.
 */
export type MeasureSource = Readonly<{
  measures: readonly Measure[];
  /** The right a reader needs besides seeing scorecards; where it does not reach, nothing of the measure is sent. */
  needs?: Capability;
  sums(tx: Tx, question: SumsQuestion): Promise<readonly SumsRow[]>;
}>;
