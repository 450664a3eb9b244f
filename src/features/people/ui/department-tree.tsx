"use client";
import { Pencil } from "lucide-react";
import { cn } from "@/ui/class-names";
import { formatDay } from "@/ui/dates";
import { inTreeOrder } from "../rules/departments";
import type { DepartmentRow } from "../schema";

type Props = {
  departments: readonly DepartmentRow[];
  chosen: number | undefined;
  onChoose: (id: number | undefined) => void;
  onEdit: (id: number) => void;
};

/** Departments below their parents. Choosing one narrows the table beside it; the pencil changes it. */
export function DepartmentTree({ departments, chosen, onChoose, onEdit }: Props) {
  return (
    <>
      <ul className="-mx-2 grid gap-0.5">
        {inTreeOrder(departments).map(({ department, depth }) => (
          <li
            key={department.id}
            className="flex items-start gap-1"
            style={{ paddingLeft: Math.min(depth, 4) * 14 }}
          >
            <button
              type="button"
              aria-pressed={department.id === chosen}
              onClick={() => onChoose(department.id === chosen ? undefined : department.id)}
              className={cn(
                "flex min-w-0 flex-1 items-start justify-between gap-2 rounded-control px-2 py-1.5 text-left hover:bg-tint aria-pressed:bg-tint",
                depth > 0 && "border-l",
              )}
            >
              <span className="min-w-0">
                <span className="block font-medium">{department.name}</span>
                <span className="block text-small text-subtle">
                  {department.heads.length > 0 ? (
                    department.heads.join(", ")
                  ) : (
                    <span className="font-medium text-bad">
                      <span aria-hidden>■ </span>No head
                    </span>
                  )}
                  {department.retiresOn ? ` · retires ${formatDay(department.retiresOn)}` : ""}
                </span>
              </span>
              <span className="text-small text-subtle tabular-nums">
                {department.touchpoints}
                <span className="sr-only">
                  {" "}
                  {department.touchpoints === 1 ? "touchpoint" : "touchpoints"}
                </span>
              </span>
            </button>
            <button
              type="button"
              onClick={() => onEdit(department.id)}
              className="mt-1 grid size-7 shrink-0 place-items-center rounded-control text-subtle hover:bg-tint hover:text-ink pointer-coarse:size-11"
            >
              <Pencil aria-hidden className="size-3.5" />
              <span className="sr-only">Change {department.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-label font-normal text-subtle">
        Number: touchpoints the department answers for today.
      </p>
    </>
  );
}
