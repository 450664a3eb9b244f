import type { ReactNode } from "react";
import { clsx } from "clsx";

/** What every field has. `id` defaults to `name`, so that an error summary can link to `#name`. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** What is wrong and how to put it right, in one sentence. */
  error?: string;
  id?: string;
  className?: string;
};

/** The ids that tie hint and error to their control, and the attributes the control needs. */
export function fieldAttributes({ id, name, hint, error }: FieldProps) {
  const controlId = id ?? name;
  const described = [hint ? `${controlId}-hint` : "", error ? `${controlId}-error` : ""].filter(Boolean);
  return {
    id: controlId,
    name,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
  } as const;
}

export const controlLook = clsx(
  "w-full min-w-0 rounded-control border border-border-strong bg-surface px-3 text-body text-ink",
  "min-h-10 disabled:border-border disabled:bg-tint disabled:text-subtle pointer-coarse:min-h-11",
  "aria-invalid:border-bad-mark aria-invalid:outline-1 aria-invalid:-outline-offset-2 aria-invalid:outline-bad-mark",
  // The error outline must not take the place of the focus ring.
  "aria-invalid:focus-visible:outline-2 aria-invalid:focus-visible:outline-offset-2 aria-invalid:focus-visible:outline-focus",
);

/** Label, hint and error around one control, in reading order. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { id } = fieldAttributes(field);
  return (
    <div className={clsx("flex flex-col gap-1", field.className)}>
      <label htmlFor={id} className="text-small font-medium">
        {field.label}
      </label>
      {field.hint ? (
        <p id={`${id}-hint`} className="text-small text-subtle">
          {field.hint}
        </p>
      ) : null}
      {field.error ? <FieldError id={`${id}-error`}>{field.error}</FieldError> : null}
      {children}
    </div>
  );
}

/** The error beside a field. Read out with the field through `aria-describedby`. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="text-small font-medium text-bad">
      <span className="sr-only">Error: </span>
      {children}
    </p>
  );
}
