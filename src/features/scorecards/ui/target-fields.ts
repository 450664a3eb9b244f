import { judgedMeasures, type JudgedMeasure, type TargetChange, type TargetRow } from "../schema";

const USUAL_BAND = 5;

/** The names of a target's two fields. */
export function fieldNames(slug: string | null, metric: JudgedMeasure): { value: string; band: string } {
  const place = `${slug ?? ""}:${metric}`;
  return { value: `value:${place}`, band: `band:${place}` };
}

/** What was typed and differs from what holds today; an emptied field changes nothing. */
export function changesIn(form: FormData, rows: readonly TargetRow[]): TargetChange[] {
  return rows.flatMap(({ slug, targets }) =>
    judgedMeasures.flatMap((metric, index) => {
      const names = fieldNames(slug, metric);
      const value = numberOf(form.get(names.value));
      if (value === undefined) return [];
      const now = targets[index]?.now;
      const band = numberOf(form.get(names.band)) ?? now?.band ?? USUAL_BAND;
      return value === now?.value && band === now.band ? [] : [{ slug, metric, value, band }];
    }),
  );
}

function numberOf(text: FormDataEntryValue | null): number | undefined {
  if (typeof text !== "string" || text.trim() === "") return undefined;
  const value = Number(text.replace("−", "-").replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}
