"use client";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { formatDay } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/choice-field";
import { Dialog } from "@/ui/primitives/dialog";
import { Notice } from "@/ui/primitives/notice";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import type { DepartmentRow } from "../schema";
import { useAfterChange } from "./use-people";

type Props = {
  id: number | undefined;
  departments: readonly DepartmentRow[];
  today: string;
  onClose: () => void;
};

const idIn = (value: FormDataEntryValue | null) =>
  typeof value === "string" && value !== "" ? Number(value) : null;
const textIn = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");

/** A new department, or the name, place and end of one that is there. */
export function DepartmentDialog({ id, departments, today, onClose }: Props) {
  const department = departments.find((one) => one.id === id);
  return (
    <Dialog title={department ? department.name : "Add a department"} onClose={onClose}>
      <NameForm department={department} departments={departments} onClose={onClose} />
      {department?.retiresOn ? (
        <p className="mt-5 border-t pt-4 text-muted">Retires on {formatDay(department.retiresOn)}.</p>
      ) : department ? (
        <RetireForm department={department} departments={departments} today={today} onClose={onClose} />
      ) : null}
    </Dialog>
  );
}

type FormProps = {
  department: DepartmentRow | undefined;
  departments: readonly DepartmentRow[];
  onClose: () => void;
};

function NameForm({ department, departments, onClose }: FormProps) {
  const api = useApi();
  const after = useAfterChange();
  const [error, setError] = useState<string>();
  const handlers = {
    onSuccess: onClose,
    onError: ({ message }: { message: string }) => setError(message),
    onSettled: after.onSettled,
  };
  const create = useMutation(api.people.createDepartment.mutationOptions(handlers));
  const change = useMutation(api.people.changeDepartment.mutationOptions(handlers));
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { name: textIn(form.get("department")), parentId: idIn(form.get("parent")) };
    if (department) change.mutate({ id: department.id, ...input });
    else create.mutate(input);
  }
  const others = departments.filter(({ id }) => id !== department?.id);
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {error ? <Notice tone="bad">{error}</Notice> : null}
      <TextField
        name="department"
        label="Name of the department"
        defaultValue={department?.name}
        autoComplete="off"
      />
      <SelectField
        name="parent"
        label="Stands under"
        placeholder="Nothing: at the top"
        defaultValue={String(department?.parentId ?? "")}
        options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <div>
        <Button type="submit" variant="primary" disabled={create.isPending || change.isPending}>
          {department ? "Save" : "Add this department"}
        </Button>
      </div>
    </form>
  );
}

function RetireForm({
  department,
  departments,
  today,
  onClose,
}: FormProps & { department: DepartmentRow; today: string }) {
  const api = useApi();
  const after = useAfterChange();
  const [error, setError] = useState<string>();
  const retire = useMutation(
    api.people.retireDepartment.mutationOptions({
      onSuccess: () => {
        showToast({ text: `${department.name} has an end.` });
        onClose();
      },
      onError: ({ message }) => setError(message),
      onSettled: after.onSettled,
    }),
  );
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    retire.mutate({
      id: department.id,
      successorId: idIn(form.get("successor")),
      from: textIn(form.get("from")),
      bringsPeople: form.get("bringsPeople") === "on",
    });
  }
  const successors = departments.filter(({ id, retiresOn }) => id !== department.id && retiresOn === null);
  return (
    <form onSubmit={submit} noValidate className="mt-5 grid gap-4 border-t pt-4">
      <div>
        <h3 className="text-heading">Merge or retire {department.name}</h3>
        <p className="text-small text-subtle">
          Its touchpoints go to the successor from the day you choose. Answers before it stay where they are.
        </p>
      </div>
      {error ? <Notice tone="bad">{error}</Notice> : null}
      <SelectField
        name="successor"
        label="Who takes over?"
        placeholder={department.touchpoints > 0 ? "Choose a department" : "Nobody: it owns nothing"}
        options={successors.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <SelectField
        name="from"
        label="From"
        options={firstsOfMonth(today).map((day) => ({ value: day, label: formatDay(day) }))}
        defaultValue={firstsOfMonth(today)[1]}
      />
      <Checkbox
        name="bringsPeople"
        label="Its people join the successor"
        hint="Heads as members. Their roles here stay until you take them away"
      />
      <div>
        <Button type="submit" variant="danger" disabled={retire.isPending}>
          End {department.name}
        </Button>
      </div>
    </form>
  );
}

/** The first of this month and of the twelve after it. */
function firstsOfMonth(today: string): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: 13 }, (_, ahead) => {
    const at = month - 1 + ahead;
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
  });
}
