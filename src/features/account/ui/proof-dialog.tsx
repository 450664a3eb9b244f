"use client";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { PasswordField } from "@/ui/primitives/password-field";
import { showToast } from "@/ui/primitives/toast";

type Failure = { message: string; data?: { code?: string } | null };

/**
 * For what is delicate: where the server wants a password of a moment ago, asks for it and does the thing again.
 * Anything else that goes wrong is said at the foot of the page.
 */
export function useProof(): { onError: (retry: () => void) => (error: Failure) => void; dialog: ReactNode } {
  const [again, setAgain] = useState<() => void>();
  const onError = (retry: () => void) => (error: Failure) => {
    if (error.data?.code === "PRECONDITION_FAILED") setAgain(() => retry);
    else showToast({ text: error.message });
  };
  const close = () => setAgain(undefined);
  const proven = () => {
    again?.();
    close();
  };
  return { onError, dialog: again ? <ProofDialog onProven={proven} onClose={close} /> : null };
}

type Asks<Input, Result> = {
  isPending: boolean;
  mutate(
    input: Input,
    after: { onSuccess?: (result: Result) => void; onError?: (error: Failure) => void },
  ): void;
};

/** A delicate mutation for a form: it asks for the password where that is needed, and goes on by itself. */
export function useProven<Input, Result>(mutation: Asks<Input, Result>) {
  const { onError, dialog } = useProof();
  const mutate: Asks<Input, Result>["mutate"] = (input, after) =>
    mutation.mutate(input, {
      ...after,
      onError: (error) =>
        error.data?.code === "PRECONDITION_FAILED"
          ? onError(() => mutate(input, after))(error)
          : after.onError?.(error),
    });
  return { proven: { isPending: mutation.isPending, mutate }, dialog };
}

function ProofDialog({ onProven, onClose }: { onProven: () => void; onClose: () => void }) {
  const api = useApi();
  const prove = useMutation(api.account.prove.mutationOptions({ onSuccess: onProven }));
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("proof");
    prove.mutate({ password: typeof password === "string" ? password : "" });
  }
  return (
    <Dialog title="Is it you?" onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <p className="text-body text-muted">
          This changes who can get in, and your last sign-in was a while ago. Enter your password to go on.
        </p>
        <PasswordField
          name="proof"
          label="Your password"
          autoComplete="current-password"
          error={prove.error?.message}
        />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" disabled={prove.isPending}>
            Go on
          </Button>
          <Button onClick={onClose}>Leave it</Button>
        </div>
      </form>
    </Dialog>
  );
}
