"use client";
import { useMutation } from "@tanstack/react-query";
import { useId, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { useProof } from "@/features/account/ui/proof-dialog";
import { Button } from "@/ui/primitives/button";
import { SelectField } from "@/ui/primitives/select-field";
import { roleWords } from "../rules/roles";
import type { ChangeGrant, PeoplePage, PersonRow } from "../schema";
import { grantIn, roleChoices } from "./role-choices";
import { useAfterChange } from "./use-people";

/** The roles of one person: take one away, give another. */
export function RoleEditor({
  person,
  departments,
}: {
  person: PersonRow;
  departments: PeoplePage["departments"];
}) {
  const api = useApi();
  const id = useId();
  const { onSettled } = useAfterChange();
  const { onError, dialog } = useProof();
  const grant = useMutation(api.people.grant.mutationOptions({ onSettled }));
  const revoke = useMutation(api.people.revoke.mutationOptions({ onSettled }));
  const give = (input: ChangeGrant) => grant.mutate(input, { onError: onError(() => give(input)) });
  const take = (input: ChangeGrant) => revoke.mutate(input, { onError: onError(() => take(input)) });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const role = new FormData(event.currentTarget).get("role");
    const chosen = typeof role === "string" ? grantIn(role) : undefined;
    if (chosen) give({ personId: person.id, grant: chosen });
  }

  return (
    <>
      <Button popoverTarget={id}>
        Roles<span className="sr-only"> of {person.name}</span>
      </Button>
      <div
        id={id}
        popover="auto"
        className="popover-below w-72 rounded-card border bg-raised p-4 text-left text-ink shadow-menu"
      >
        <p className="text-heading">Roles of {person.name}</p>
        <ul className="my-2 grid gap-1">
          {person.grants.map((held) => (
            <li
              key={`${held.role}${held.departmentId ?? ""}`}
              className="flex items-center justify-between gap-2"
            >
              <span>{roleWords(held)}</span>
              <Button
                variant="quiet"
                onClick={() =>
                  take({
                    personId: person.id,
                    grant: { role: held.role, departmentId: held.departmentId },
                  })
                }
              >
                Take away<span className="sr-only"> {roleWords(held)}</span>
              </Button>
            </li>
          ))}
        </ul>
        <form onSubmit={submit} className="grid gap-2">
          <SelectField
            id={`${id}-role`}
            name="role"
            label="Give a role"
            placeholder="Choose a role"
            options={roleChoices(departments)}
          />
          <Button type="submit">Give this role</Button>
        </form>
      </div>
      {dialog}
    </>
  );
}
