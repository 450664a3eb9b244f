import {
  judgedMeasures,
  type JudgedMeasure,
  type TargetChange,
  type TargetRow,
  type WeightChanges,
} from "../schema";

const USUAL_BAND = 5;

/** What tells one line of a form from another. */
export function lineKey({
  slug,
  stageId,
  touchpointId,
}: Pick<TargetRow, "slug" | "stageId" | "touchpointId">): string {
  if (stageId !== undefined) return `stage-${stageId}`;
  return touchpointId === undefined ? (slug ?? "") : `touchpoint-${touchpointId}`;
}

type Line = Pick<TargetRow, "slug" | "stageId" | "touchpointId">;

/** The names of a target's two fields, and of a weight's one. */
export function fieldNames(
  row: Line,
  metric: JudgedMeasure,
): { value: string; band: string; weight: string } {
  const place = `${lineKey(row)}:${metric}`;
  return { value: `value:${place}`, band: `band:${place}`, weight: `weight:${place}` };
}

/** What was typed and differs from what holds today; an emptied field changes nothing. */
export function changesIn(form: FormData, rows: readonly TargetRow[]): TargetChange[] {
  return rows.flatMap(({ slug, stageId, touchpointId, targets }) =>
    judgedMeasures.flatMap((metric, index) => {
      const names = fieldNames({ slug, stageId, touchpointId }, metric);
      const value = numberOf(form.get(names.value));
      if (value === undefined) return [];
      const now = targets[index]?.now;
      const band = numberOf(form.get(names.band)) ?? now?.band ?? USUAL_BAND;
      return value === now?.value && band === now.band
        ? []
        : [{ slug, stageId, touchpointId, metric, value, band }];
    }),
  );
}

/** Weights that were typed and differ from what holds today. */
export function weightChangesIn(form: FormData, rows: readonly TargetRow[]): WeightChanges["changes"] {
  return rows.flatMap((row) =>
    judgedMeasures.flatMap((metric, index) => {
      const weight = numberOf(form.get(fieldNames(row, metric).weight));
      if (weight === undefined || weight === row.weights?.[index]) return [];
      return [{ slug: row.slug, metric, weight }];
    }),
  );
}

function numberOf(text: FormDataEntryValue | null): number | undefined {
  if (typeof text !== "string" || text.trim() === "") return undefined;
  const value = Number(text.replace("−", "-").replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}
