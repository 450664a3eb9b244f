"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { useProof } from "@/features/account/ui/proof-dialog";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Checkbox } from "@/ui/primitives/choice-field";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { SaveSignIn, type SignInPage } from "../schema";
import { ProviderFields } from "./provider-fields";

const ROLES = [
  { role: "admin", label: "Administrators" },
  { role: "executive", label: "Executives" },
  { role: "head", label: "Department heads" },
  { role: "member", label: "Members" },
];

/** How people may sign in: second factors, how long sessions last, passwords, and the organisation's own provider. */
export function SignInSettings({ initial }: { initial: SignInPage }) {
  const api = useApi();
  const queries = useQueryClient();
  const { data: page } = useQuery({ ...api.settings.signIn.queryOptions(), initialData: initial });
  const { onError, dialog } = useProof();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const save = useMutation(
    api.settings.saveSignIn.mutationOptions({
      onSuccess: () => showToast({ text: "Saved. It holds from the next sign-in on." }),
      onSettled: () => queries.invalidateQueries(api.settings.signIn.queryFilter()),
    }),
  );
  const send = (input: SaveSignIn) =>
    save.mutate(input, {
      onError: (error) =>
        error.data?.code === "PRECONDITION_FAILED"
          ? onError(() => send(input))(error)
          : setErrors([{ message: error.message }]),
    });
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = SaveSignIn.safeParse(inputFrom(new FormData(event.currentTarget)));
    setErrors(
      input.success
        ? []
        : input.error.issues.map(({ path, message }) => ({
            message,
            fieldId: String(path[0] === "sso" ? path[1] : path[0]),
          })),
    );
    if (input.success) send(input.data);
  }
  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <ErrorSummary errors={errors} />
      <PolicyFields page={page} />
      <ProviderFields page={page} />
      <div>
        <Button type="submit" variant="primary" disabled={save.isPending}>
          Save sign-in settings
        </Button>
      </div>
      {dialog}
    </form>
  );
}

function PolicyFields({ page }: { page: SignInPage }) {
  return (
    <>
      <Card
        title="Who needs a second factor?"
        subtitle="Whoever has none yet gets no further than the page that adds one"
      >
        <div className="grid sm:grid-cols-2">
          {ROLES.map(({ role, label }) => (
            <Checkbox
              key={role}
              name="factorRoles"
              value={role}
              label={label}
              defaultChecked={page.factorRoles.includes(role)}
            />
          ))}
        </div>
      </Card>
      <Card
        title="How long do sessions and passwords last?"
        subtitle="Shorter limits hold for open sessions too"
      >
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <TextField
            name="sessionHours"
            label="A session, in hours"
            inputMode="numeric"
            defaultValue={String(page.sessionHours)}
          />
          <TextField
            name="adminIdleMinutes"
            label="An administrator’s silence, in minutes"
            inputMode="numeric"
            defaultValue={String(page.adminIdleMinutes)}
          />
          <TextField
            name="shortestPassword"
            label="Characters of a new password"
            inputMode="numeric"
            defaultValue={String(page.shortestPassword)}
          />
        </div>
      </Card>
    </>
  );
}

function inputFrom(form: FormData) {
  const { name, issuer, clientId, clientSecret, domains, ...rest } = Object.fromEntries(form);
  const listed = typeof domains === "string" ? domains.split(/[\s,;]+/).filter(Boolean) : [];
  return {
    ...rest,
    factorRoles: form.getAll("factorRoles"),
    sso: issuer || clientId ? { name, issuer, clientId, clientSecret, domains: listed } : null,
  };
}
