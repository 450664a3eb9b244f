import type { Actor } from "@/access/can";
import { departmentsFor } from "@/access/can";
import { forSuppression, type Scope } from "@/access/scope";
import type { Day, Range } from "@/domain/period";
import { measureSources } from "@/features/measure-sources";
import type { SumsQuestion, SumsRow } from "@/features/responses/queries/measure-source";
import type { Tx } from "@/server/db";
import type { MatrixInput } from "../rules/matrix";
import { SubjectSums } from "../rules/subject-sums";
import { scorecardMeasures, type ScorecardMeasure } from "../schema";

type Asked = {
  range: Range;
  by: SumsQuestion["by"];
  now: Date;
  today: Day;
  /** The measures that are wanted; left out: all. Sources of none of them are not asked. */
  only?: ReadonlySet<string>;
};

/**
 * The sums of every measure, of every subject and month: one statement a source, however many subjects there are. A
 * source whose right the reader does not hold anywhere is not asked.
 */
export async function sumsOfMeasures(
  tx: Tx,
  scope: Scope<"scorecard:read">,
  viewer: Actor,
  { only, ...asked }: Asked,
): Promise<MatrixInput["columns"]> {
  const question: SumsQuestion = { ...asked, everyone: forSuppression(scope) };
  const columns: MatrixInput["columns"][number][] = [];
  for (const source of measureSources) {
    const wanted = source.measures.filter(({ key }) => !only || only.has(key));
    if (wanted.length === 0) continue;
    const reach = source.needs ? departmentsFor(viewer, source.needs) : "all";
    if (reach !== "all" && reach.length === 0) continue;
    const sums = new SubjectSums((await source.sums(tx, question)).map(subjectRow));
    for (const measure of wanted)
      if (isOnScorecard(measure.key))
        columns.push({ measure: { ...measure, key: measure.key }, sums, reach });
  }
  return columns.toSorted(
    (a, b) => scorecardMeasures.indexOf(a.measure.key) - scorecardMeasures.indexOf(b.measure.key),
  );
}

function isOnScorecard(key: string): key is ScorecardMeasure {
  return (scorecardMeasures as readonly string[]).includes(key);
}

function subjectRow({ bucket, key, ...sums }: SumsRow) {
  return { bucket, key, sums: sums as Readonly<Record<string, number>> };
}
