"use client";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { PasswordField } from "@/ui/primitives/password-field";
import { showToast } from "@/ui/primitives/toast";
import type { AccountPage } from "../schema";

type Props = { account: AccountPage; reload: () => Promise<void> };

/** A new password; every other session ends with it. */
export function PasswordCard({ account, reload }: Props) {
  const api = useApi();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const change = useMutation(api.account.changePassword.mutationOptions());
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    const text = (name: string) => {
      const value = values.get(name);
      return typeof value === "string" ? value : "";
    };
    change.mutate(
      { current: text("current"), next: text("next") },
      {
        onSuccess: () => {
          form.reset();
          setErrors([]);
          showToast({ text: "Your password is changed. Other sessions have ended." });
          void reload();
        },
        onError: ({ message }) => setErrors([{ message }]),
      },
    );
  }
  return (
    <Card title="Password" subtitle="A new one ends every other session of yours">
      <form onSubmit={submit} noValidate className="grid gap-4">
        <ErrorSummary errors={errors} />
        <PasswordField name="current" label="Password now" autoComplete="current-password" />
        <PasswordField
          name="next"
          label="New password"
          hint={`At least ${account.shortestPassword} characters; a few words in a row are good`}
          autoComplete="new-password"
        />
        <div>
          <Button type="submit" disabled={change.isPending}>
            Change password
          </Button>
        </div>
      </form>
    </Card>
  );
}
