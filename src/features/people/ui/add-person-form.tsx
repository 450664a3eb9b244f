"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { useProof } from "@/features/account/ui/proof-dialog";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { PasswordField } from "@/ui/primitives/password-field";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { CreatePerson, type PeoplePage } from "../schema";
import { grantIn, roleChoices } from "./role-choices";

/** Adds a person. What is wrong is said at the field, before and after the server has looked. */
export function AddPersonForm({ departments }: { departments: PeoplePage["departments"] }) {
  const api = useApi();
  const queries = useQueryClient();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const { onError, dialog } = useProof();
  const create = useMutation(api.people.create.mutationOptions());

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const values = Object.fromEntries(new FormData(form));
    const input = CreatePerson.safeParse({
      ...values,
      grant: typeof values.role === "string" ? grantIn(values.role) : undefined,
    });
    setErrors(input.success ? [] : input.error.issues.map(errorOfIssue));
    if (!input.success) return;
    send(input.data, form);
  }

  function send(input: CreatePerson, form: HTMLFormElement) {
    create.mutate(input, {
      onSuccess: () => {
        form.reset();
        showToast({ text: `${input.name} can sign in now.` });
      },
      onError: (error) =>
        error.data?.code === "PRECONDITION_FAILED"
          ? onError(() => send(input, form))(error)
          : setErrors([{ message: error.message }]),
      onSettled: () => void queries.invalidateQueries(api.people.page.queryFilter()),
    });
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
      <Fields departments={departments} errors={errors} />
      <div>
        <Button type="submit" disabled={create.isPending}>
          Add this person
        </Button>
      </div>
      {dialog}
    </form>
  );
}

type FieldsProps = { departments: PeoplePage["departments"]; errors: readonly SummaryError[] };

function Fields({ departments, errors }: FieldsProps) {
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField id="name" name="name" label="Name" autoComplete="off" error={errorOf("name")} />
      <TextField
        id="email"
        name="email"
        type="email"
        label="E-mail"
        autoComplete="off"
        error={errorOf("email")}
      />
      <SelectField
        id="role"
        name="role"
        label="Role"
        placeholder="Choose a role"
        options={roleChoices(departments)}
        error={errorOf("role")}
      />
      <PasswordField
        id="password"
        name="password"
        label="First password"
        hint="At least 12 characters"
        autoComplete="new-password"
        error={errorOf("password")}
      />
    </div>
  );
}

/** The role is one list on the screen and a pair on the wire. */
function errorOfIssue({ path, message }: { path: PropertyKey[]; message: string }): SummaryError {
  return path[0] === "grant"
    ? { message: "Choose a role.", fieldId: "role" }
    : { message, fieldId: String(path[0]) };
}
