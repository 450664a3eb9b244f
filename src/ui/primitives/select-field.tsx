import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/ui/class-names";
import { controlLook, Field, fieldAttributes } from "@/ui/primitives/field";
import type { FieldProps } from "@/ui/primitives/field";

export type SelectOption = { value: string; label: string; disabled?: boolean };

type Own = FieldProps & {
  options: readonly SelectOption[];
  /** First line without a value: "Choose a touchpoint". */
  placeholder?: string;
};

/** The browser's own select with our label, hint and error. */
export function SelectField({
  name,
  label,
  hint,
  error,
  id,
  className,
  options,
  placeholder,
  ...select
}: Own & Omit<ComponentProps<"select">, keyof Own>) {
  const field = { name, label, hint, error, id, className };
  return (
    <Field {...field}>
      <div className="relative">
        <select {...select} {...fieldAttributes(field)} className={cn(controlLook, "appearance-none pr-9")}>
          {placeholder ? <option value="">{placeholder}</option> : null}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
        />
      </div>
    </Field>
  );
}
