import type { ComponentProps } from "react";
import { cn } from "@/ui/class-names";
import { controlLook, Field, fieldAttributes } from "@/ui/primitives/field";
import type { FieldProps } from "@/ui/primitives/field";

type Own = FieldProps;

/** One line of text with its label. Works without JavaScript; `defaultValue` keeps what was typed. */
export function TextField({
  name,
  label,
  hint,
  error,
  id,
  className,
  ...input
}: Own & Omit<ComponentProps<"input">, keyof Own>) {
  const field = { name, label, hint, error, id, className };
  return (
    <Field {...field}>
      <input {...input} {...fieldAttributes(field)} className={controlLook} />
    </Field>
  );
}

/** Several lines of text with their label. */
export function TextArea({
  name,
  label,
  hint,
  error,
  id,
  className,
  rows = 4,
  ...textarea
}: Own & Omit<ComponentProps<"textarea">, keyof Own>) {
  const field = { name, label, hint, error, id, className };
  return (
    <Field {...field}>
      <textarea
        rows={rows}
        {...textarea}
        {...fieldAttributes(field)}
        className={cn(controlLook, "py-2 leading-5")}
      />
    </Field>
  );
}
