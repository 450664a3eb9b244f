"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { useProof } from "@/features/account/ui/proof-dialog";
import { formatTimestamp } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { Notice } from "@/ui/primitives/notice";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { SaveMail, type MailPage } from "../schema";

type Props = { initial: MailPage; timeZone: string };

/** The mail server, and a test that says what the server itself says. */
export function MailSettings({ initial, timeZone }: Props) {
  const api = useApi();
  const queries = useQueryClient();
  const { data: mail } = useQuery({ ...api.settings.mail.queryOptions(), initialData: initial });
  const { onError, dialog } = useProof();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const onSettled = () => queries.invalidateQueries(api.settings.mail.queryFilter());
  const save = useMutation(
    api.settings.saveMail.mutationOptions({ onSettled, onSuccess: () => showToast({ text: "Saved." }) }),
  );
  const test = useMutation(api.settings.testMail.mutationOptions({ onSettled }));
  const send = (input: SaveMail) => save.mutate(input, { onError: onError(() => send(input)) });
  const tryOut = () => test.mutate(undefined, { onError: onError(tryOut) });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = SaveMail.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    setErrors(
      input.success
        ? []
        : input.error.issues.map(({ path, message }) => ({ message, fieldId: String(path[0]) })),
    );
    if (input.success) send(input.data);
  }
  return (
    <div className="grid max-w-3xl gap-4">
      <Card
        title="How does mail leave?"
        subtitle={statusWords(mail, timeZone)}
        actions={
          mail.source === "none" ? null : (
            <Button onClick={tryOut} disabled={test.isPending}>
              Send test
            </Button>
          )
        }
      >
        <div className="grid gap-4">
          {test.data ? <Notice tone={test.data.isSent ? "good" : "bad"}>{test.data.words}</Notice> : null}
          {mail.lastProblem ? (
            <Notice tone="bad">The last mail did not leave. The mail server said: {mail.lastProblem}</Notice>
          ) : null}
          {mail.source === "environment" ? (
            <Notice>Set by the server’s environment (KEPT_SMTP_URL); it cannot be changed here.</Notice>
          ) : (
            <form onSubmit={submit} noValidate className="grid gap-4">
              <ErrorSummary errors={errors} />
              <MailFields mail={mail} />
              <div>
                <Button type="submit" variant="primary" disabled={save.isPending}>
                  Save mail settings
                </Button>
              </div>
            </form>
          )}
        </div>
      </Card>
      {dialog}
    </div>
  );
}

function MailFields({ mail }: { mail: MailPage }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField name="host" label="Mail server" placeholder="mail.company.com" defaultValue={mail.host} />
      <TextField name="port" label="Port" inputMode="numeric" defaultValue={String(mail.port)} />
      <SelectField
        name="security"
        label="Encryption"
        defaultValue={mail.security}
        options={[
          { value: "starttls", label: "STARTTLS (usual on port 587)" },
          { value: "tls", label: "TLS (usual on port 465)" },
          { value: "none", label: "None: only for a relay on this machine" },
        ]}
      />
      <TextField
        name="sender"
        label="Sender"
        placeholder="Kept <kept@company.com>"
        defaultValue={mail.sender}
      />
      <TextField name="username" label="User name" autoComplete="off" defaultValue={mail.username} />
      <TextField
        name="password"
        type="password"
        label="Password"
        placeholder={mail.hasPassword ? "Stored; leave empty to keep it" : undefined}
        autoComplete="new-password"
      />
    </div>
  );
}

function statusWords({ source, lastSentAt }: MailPage, timeZone: string): string {
  if (source === "none")
    return "Not at all yet: invitations give you links to pass on, and nobody can ask for a new password";
  return lastSentAt
    ? `The last mail left on ${formatTimestamp(lastSentAt, timeZone)}`
    : "No mail has left yet";
}
