"use client";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";

import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { answersWords } from "./answer-words";
import { FindCustomer, type FoundCustomer } from "../schema";

type Props = { customer: FoundCustomer; onClose: () => void; onMerged: () => void };

/** Makes the customer part of another one, who is named by their whole number or address. */
export function MergeCustomerDialog({ customer, onClose, onMerged }: Props) {
  const api = useApi();
  const [error, setError] = useState<string>();
  const onError = ({ message }: { message: string }) => setError(message);
  const merge = useMutation(
    api.responses.mergeCustomers.mutationOptions({
      onSuccess: ({ answers }) => {
        showToast({ text: `${answersWords(answers)} moved to the customer that stays.` });
        onMerged();
      },
      onError,
    }),
  );
  const find = useMutation(
    api.responses.findCustomer.mutationOptions({
      onSuccess: (found) => {
        const others = found.filter(({ id }) => id !== customer.id);
        const [into] = others;
        if (into && others.length === 1) merge.mutate({ from: customer.id, into: into.id });
        else
          setError(
            into
              ? "Several customers have this address; use the number."
              : "Nobody else has exactly this number or address.",
          );
      },
      onError,
    }),
  );
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = FindCustomer.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    setError(input.success ? undefined : input.error.issues[0]?.message);
    if (input.success) find.mutate(input.data);
  }
  return (
    <Dialog title="Merge with another customer" onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <p className="text-muted">
          The answers of <strong>{customer.ref}</strong> become the other one’s. What is known of the one that
          stays is not overwritten. This cannot be undone.
        </p>
        <TextField
          name="text"
          id="stays"
          label="Number or e-mail of the one that stays"
          autoComplete="off"
          error={error}
        />
        <div className="flex gap-2">
          <Button type="submit" variant="danger" disabled={find.isPending || merge.isPending}>
            Merge the two
          </Button>
          <Button onClick={onClose}>Leave it</Button>
        </div>
      </form>
    </Dialog>
  );
}
