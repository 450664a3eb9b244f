"use client";
import { cn } from "@/ui/class-names";
import { controlLook } from "@/ui/primitives/field";

type DraftSelectProps = {
  id: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onSave: (value: string) => void;
};

/** A cell with one of a few values; saved as it is chosen. */
export function DraftSelect({ id, label, value, options, onSave }: DraftSelectProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-label text-muted">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onSave(event.currentTarget.value)}
        className={cn(controlLook, "px-2")}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
