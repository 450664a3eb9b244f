"use client";
import { useId, useState } from "react";
import { Button } from "@/ui/primitives/button";
import { cn } from "@/ui/class-names";
import { controlLook } from "@/ui/primitives/field";
import type { Draft } from "./draft-state";

/** Adds a touchpoint by its name; those that answers name already and no map holds are suggested. */
export function NewTouchpoint({
  stage,
  draft,
  unplaced,
}: {
  stage: string;
  draft: Draft;
  unplaced: readonly string[];
}) {
  const id = useId();
  const [name, setName] = useState("");
  const add = () => {
    if (name.trim() === "") return;
    draft.change({
      kind: "touchpoint.add",
      stage,
      touchpoint: `n${crypto.randomUUID().slice(0, 8)}`,
      value: name.trim(),
    });
    setName("");
  };
  return (
    <div className="mt-2 flex gap-1">
      <label htmlFor={id} className="sr-only">
        New touchpoint
      </label>
      <input
        id={id}
        value={name}
        maxLength={80}
        placeholder="New touchpoint"
        list={`${id}-unplaced`}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") add();
        }}
        className={cn(controlLook, "min-h-8 w-auto flex-1 px-2")}
      />
      <datalist id={`${id}-unplaced`}>
        {unplaced.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Button onClick={add}>Add</Button>
    </div>
  );
}
