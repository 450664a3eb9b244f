"use client";
import { useState } from "react";
import { cn } from "@/ui/class-names";
import { controlLook } from "@/ui/primitives/field";

type DraftTextProps = {
  /** The cell: an error of publishing links to it. */
  id: string;
  label: string;
  value: string;
  most: number;
  onSave: (value: string) => void;
  rows?: number;
  isLabelHidden?: boolean;
  className?: string;
};

/** A cell with words in it. Saved when the reader leaves it; what is typed is never replaced under their hands. */
export function DraftText({
  id,
  label,
  value,
  most,
  onSave,
  rows = 1,
  isLabelHidden,
  className,
}: DraftTextProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? value;
  const save = () => {
    if (typed !== undefined && typed.trim() !== value) onSave(typed.trim());
    setTyped(undefined);
  };
  const shared = {
    id,
    value: shown,
    maxLength: most,
    onBlur: save,
    className: cn(controlLook, "px-2", rows > 1 && "py-1.5 leading-5"),
  };
  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "text-label text-muted"}>
        {label}
      </label>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} onChange={(event) => setTyped(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") save();
          }}
        />
      )}
    </div>
  );
}
