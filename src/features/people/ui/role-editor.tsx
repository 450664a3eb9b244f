"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { SelectField } from "@/ui/primitives/select-field";
import { showToast } from "@/ui/primitives/toast";
import { roleWords } from "../rules";
import type { PeoplePage, PersonRow } from "../schema";
import { grantIn, roleChoices } from "./role-choices";

/** The roles of one person: take one away, give another. */
export function RoleEditor({
  person,
  departments,
}: {
  person: PersonRow;
  departments: PeoplePage["departments"];
}) {
  const api = useApi();
  const queries = useQueryClient();
  const id = useId();
  const after = {
    onError: ({ message }: { message: string }) => showToast({ text: message }),
    onSettled: () => queries.invalidateQueries(api.people.page.queryFilter()),
  };
  const give = useMutation(api.people.grant.mutationOptions(after));
  const take = useMutation(api.people.revoke.mutationOptions(after));

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const role = new FormData(event.currentTarget).get("role");
    const grant = typeof role === "string" ? grantIn(role) : undefined;
    if (grant) give.mutate({ personId: person.id, grant });
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
          {person.grants.map((grant) => (
            <li
              key={`${grant.role}${grant.departmentId ?? ""}`}
              className="flex items-center justify-between gap-2"
            >
              <span>{roleWords(grant)}</span>
              <Button
                variant="quiet"
                onClick={() =>
                  take.mutate({
                    personId: person.id,
                    grant: { role: grant.role, departmentId: grant.departmentId },
                  })
                }
              >
                Take away<span className="sr-only"> {roleWords(grant)}</span>
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
    </>
  );
}
