"use client";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { Notice } from "@/ui/primitives/notice";
import { SelectField } from "@/ui/primitives/select-field";
import type { PersonRow } from "../schema";
import { useAfterChange } from "./use-people";

type Props = { person: PersonRow; everybody: readonly PersonRow[]; onClose: () => void };

/**
 * Ends somebody's access, and says what of theirs goes to whom. Each kind of work that can be left behind is one block
 * of this form; today that is being head of a department.
 */
export function DeactivateDialog({ person, everybody, onClose }: Props) {
  const api = useApi();
  const { onSettled } = useAfterChange();
  const [error, setError] = useState<string>();
  const deactivate = useMutation(
    api.people.deactivate.mutationOptions({
      onSettled,
      onSuccess: onClose,
      onError: ({ message }) => setError(message),
    }),
  );
  const headOf = person.grants.flatMap(({ role, departmentId, department }) =>
    role === "head" && departmentId !== null ? [{ id: departmentId, name: department ?? "" }] : [],
  );
  const others = everybody.filter(({ id, isActive }) => isActive && id !== person.id);
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = headOf.map(({ id }) => ({ departmentId: id, personId: form.get(`head-${id}`) }));
    if (chosen.some(({ personId }) => personId === "")) {
      setError("Say who takes over, or that nobody does.");
      return;
    }
    const newHeads = chosen.flatMap(({ departmentId, personId }) =>
      typeof personId === "string" && personId !== "nobody" ? [{ departmentId, personId }] : [],
    );
    deactivate.mutate({ personId: person.id, newHeads });
  }
  return (
    <Dialog title={`Deactivate ${person.name}`} onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <p className="text-muted">
          {person.sessions > 0 ? "Their sessions end with the next click. " : ""}What they did stays on
          record, and you can let them in again later.
        </p>
        {error ? <Notice tone="bad">{error}</Notice> : null}
        {headOf.map(({ id, name }) => (
          <SelectField
            key={id}
            name={`head-${id}`}
            label={`Who becomes head of ${name}?`}
            placeholder="Choose somebody"
            options={[
              { value: "nobody", label: "Nobody for now" },
              ...others.map((other) => ({ value: other.id, label: other.name })),
            ]}
          />
        ))}
        <div className="flex gap-2">
          <Button type="submit" variant="danger" disabled={deactivate.isPending}>
            Deactivate
          </Button>
          <Button onClick={onClose}>Leave it</Button>
        </div>
      </form>
    </Dialog>
  );
}
