"use client";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { useProof } from "@/features/account/ui/proof-dialog";
import { Button } from "@/ui/primitives/button";
import { SelectField } from "@/ui/primitives/select-field";
import { showToast } from "@/ui/primitives/toast";
import { roleWords } from "../rules/roles";
import type { PeoplePage, PersonRow, RoleRequestInput } from "../schema";
import { grantIn, roleChoices } from "./role-choices";
import { useAfterChange } from "./use-people";

type Props = { person: PersonRow; departments: PeoplePage["departments"]; onDone: () => void };

/** One's own roles: asked for here, decided by another administrator. */
export function OwnRoleForm({ person, departments, onDone }: Props) {
  const api = useApi();
  const { onSettled } = useAfterChange();
  const { onError, dialog } = useProof();
  const ask = useMutation(
    api.people.requestOwnRole.mutationOptions({
      onSettled,
      onSuccess: () => {
        showToast({ text: "Another administrator must decide now." });
        onDone();
      },
    }),
  );
  const send = (input: RoleRequestInput) => ask.mutate(input, { onError: onError(() => send(input)) });
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get("ownRole");
    const [change, role] = typeof value === "string" ? value.split("|") : [];
    const grant = role ? grantIn(role) : undefined;
    if (grant && (change === "grant" || change === "revoke")) send({ change, grant });
  }
  const held = person.grants.map((grant) => ({
    value: `revoke|${grant.role}${grant.departmentId === null ? "" : `:${grant.departmentId}`}`,
    label: `Lose: ${roleWords(grant)}`,
  }));
  const more = roleChoices(departments).map(({ value, label }) => ({
    value: `grant|${value}`,
    label: `Get: ${label}`,
  }));
  return (
    <form onSubmit={submit} className="mt-4 grid gap-3">
      <SelectField
        name="ownRole"
        label="Change your own roles"
        hint="Another administrator must approve it"
        placeholder="Choose a change"
        options={[...held, ...more]}
      />
      <div>
        <Button type="submit" disabled={ask.isPending}>
          Ask for it
        </Button>
      </div>
      {dialog}
    </form>
  );
}
