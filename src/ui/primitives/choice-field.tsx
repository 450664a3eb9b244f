import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/ui/class-names";
import { FieldError } from "@/ui/primitives/field";

type ChoiceProps = { label: ReactNode; hint?: ReactNode } & Omit<ComponentProps<"input">, "type">;

/** One yes-or-no. Label and hint are part of the target. */
export function Checkbox(props: ChoiceProps) {
  return <Choice type="checkbox" {...props} />;
}

function Choice({
  label,
  hint,
  className,
  type,
  ...input
}: Omit<ChoiceProps, "type"> & { type: "checkbox" | "radio" }) {
  return (
    <label
      className={cn("flex items-start gap-2.5 py-1 has-disabled:text-subtle pointer-coarse:py-3", className)}
    >
      <input type={type} className="mt-0.5 size-4 shrink-0 accent-ink" {...input} />
      <span className="min-w-0">
        <span className="block text-body">{label}</span>
        {hint ? <span className="block text-small text-subtle">{hint}</span> : null}
      </span>
    </label>
  );
}

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type RadioGroupProps = {
  name: string;
  legend: string;
  hint?: ReactNode;
  error?: string;
  options: readonly RadioOption[];
  defaultValue?: string;
  /** Each option in a box of its own, for choices with consequences. */
  boxed?: boolean;
};

/** One of a few. The first option carries the id `name`, so that an error summary can link to it. */
export function RadioGroup({ name, legend, hint, error, options, defaultValue, boxed }: RadioGroupProps) {
  const hintId = `${name}-hint`;
  const errorId = `${name}-error`;
  const described = [hint ? hintId : "", error ? errorId : ""].filter(Boolean).join(" ");
  return (
    <fieldset aria-describedby={described || undefined} className="min-w-0">
      <legend className="mb-1 text-small font-medium">{legend}</legend>
      {hint ? (
        <p id={hintId} className="mb-1 text-small text-subtle">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
      <div className={cn("flex flex-col", boxed && "mt-1 gap-2")}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            type="radio"
            id={index === 0 ? name : undefined}
            name={name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            disabled={option.disabled}
            defaultChecked={option.value === defaultValue}
            className={
              boxed
                ? "rounded-control border px-3 py-3 has-checked:border-ink has-checked:bg-tint"
                : undefined
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
