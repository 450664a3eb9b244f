import { comparators } from "@/domain/promise";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";

export type WordingNow = {
  text?: string;
  comparator?: (typeof comparators)[number];
  threshold?: number;
  unit?: string;
  limitHours?: number | null;
  target?: number;
};

/** The words of a promise and its test, as fields. `from` is the first day they hold. */
export function WordingFields({ now = {}, from }: { now?: WordingNow; from: string }) {
  return (
    <>
      <TextField
        name="text"
        label="As published"
        hint="“Claims decided in 48 hours”"
        defaultValue={now.text}
        maxLength={200}
      />
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <SelectField
          name="comparator"
          label="Kept if it is"
          defaultValue={now.comparator}
          options={comparators.map((value) => ({ value, label: value }))}
        />
        <TextField name="threshold" label="Number" inputMode="decimal" defaultValue={now.threshold} />
        <TextField name="unit" label="Unit" defaultValue={now.unit} maxLength={40} placeholder="hours" />
      </div>
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <TextField
          name="target"
          label="Promised in per cent of cases"
          inputMode="decimal"
          defaultValue={now.target ?? 100}
        />
        <TextField
          name="limitHours"
          label="Broken after hours"
          inputMode="decimal"
          defaultValue={now.limitHours ?? ""}
        />
        <TextField name="validFrom" label="From" type="date" defaultValue={from} />
      </div>
      <p className="text-small text-subtle">
        An event without outcome is pending until its hours have passed, then broken. Without hours it stays
        pending.
      </p>
    </>
  );
}
