"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { Notice } from "@/ui/primitives/notice";
import { showToast } from "@/ui/primitives/toast";
import type { FoundCustomer } from "../schema";

type Props = { customer: FoundCustomer; onClose: () => void; onErased: () => void };

/** The last question before a person's name, address, number and words are gone. */
export function EraseDialog({ customer, onClose, onErased }: Props) {
  const api = useApi();
  const [error, setError] = useState<string>();
  const erase = useMutation(
    api.responses.eraseCustomer.mutationOptions({
      onSuccess: () => {
        showToast({ text: "The customer was erased. Totals stay as they were." });
        onErased();
      },
      onError: ({ message }) => setError(message),
    }),
  );
  return (
    <Dialog title="Erase this customer?" onClose={onClose}>
      <div className="grid gap-4">
        <p className="text-muted">
          The number, name, e-mail address and every word of <strong>{customer.ref}</strong> are removed. The
          answers still count, but lead to nobody. This cannot be undone.
        </p>
        {error ? <Notice tone="bad">{error}</Notice> : null}
        <div className="flex gap-2">
          <Button
            variant="danger"
            disabled={erase.isPending}
            onClick={() => erase.mutate({ id: customer.id })}
          >
            Erase this customer
          </Button>
          <Button onClick={onClose}>Leave it</Button>
        </div>
      </div>
    </Dialog>
  );
}
