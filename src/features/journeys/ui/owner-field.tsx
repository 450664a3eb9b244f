"use client";
import { useState } from "react";
import { formatMonth } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import type { DraftOwner, DraftPage } from "../schema";
import { DraftSelect } from "./draft-select";

type OwnerFieldProps = {
  id: string;
  label: string;
  owner: DraftOwner | null;
  page: DraftPage;
  onSave: (owner: DraftOwner) => void;
};

const NOBODY = "0";

/** Who answers for it. Choosing somebody else asks from which month on: earlier months stay with whoever had it then. */
export function OwnerField({ id, label, owner, page, onSave }: OwnerFieldProps) {
  const [chosen, setChosen] = useState<string>();
  const current = String(owner?.departmentId ?? NOBODY);
  const thisMonth = page.months[12] ?? page.months[0] ?? "";
  const [from, setFrom] = useState(thisMonth);
  return (
    <div className="grid gap-1.5">
      <DraftSelect
        id={id}
        label={label}
        value={chosen ?? current}
        options={[
          { value: NOBODY, label: "No owner" },
          ...page.departments.map((department) => ({ value: String(department.id), label: department.name })),
        ]}
        onSave={(value) => setChosen(value === current ? undefined : value)}
      />
      {chosen === undefined ? (
        owner ? (
          <p className="text-label font-normal text-subtle">since {formatMonth(owner.from)}</p>
        ) : null
      ) : (
        <div className="grid gap-1.5 rounded-control bg-tint p-2">
          <DraftSelect
            id={`${id}-from`}
            label="From which month on?"
            value={from}
            options={page.months.map((month) => ({ value: month, label: `1 ${formatMonth(month)}` }))}
            onSave={setFrom}
          />
          <p className="text-label font-normal text-subtle">
            Earlier months stay with whoever answered for them.
          </p>
          <div className="flex gap-2">
            <Button
              onClick={() => {
                onSave({ departmentId: chosen === NOBODY ? null : Number(chosen), from });
                setChosen(undefined);
              }}
            >
              Set
            </Button>
            <Button variant="quiet" onClick={() => setChosen(undefined)}>
              Cancel
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
