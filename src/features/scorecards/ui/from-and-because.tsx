import { addMonths, firstDayOf, monthOf } from "@/domain/period";
import { formatMonth } from "@/ui/dates";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";

const MONTHS_OFFERED = 13;

/** From when something holds, and why: two fields named `from` and `reason`. `prefix` keeps ids of a second form apart. */
export function FromAndBecause({ earliest, prefix = "" }: { earliest: string; prefix?: string }) {
  return (
    <>
      <SelectField
        id={`${prefix}from`}
        name="from"
        label="From the first of"
        options={monthsFrom(earliest)}
      />
      <TextField
        id={`${prefix}reason`}
        name="reason"
        label="Because"
        required
        minLength={3}
        maxLength={300}
      />
    </>
  );
}

/** The text of a field of a form. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function monthsFrom(earliest: string) {
  return Array.from({ length: MONTHS_OFFERED }, (_, index) => {
    const month = monthOf(addMonths(firstDayOf(earliest), index));
    return { value: month, label: formatMonth(month) };
  });
}
