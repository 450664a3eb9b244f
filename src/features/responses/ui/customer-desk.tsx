"use client";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { formatDay } from "@/ui/dates";

import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Notice } from "@/ui/primitives/notice";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { answersWords } from "./answer-words";
import { FindCustomer, type FoundCustomer } from "../schema";
import { EraseDialog } from "./erase-dialog";
import { MergeCustomerDialog } from "./merge-customer-dialog";

/** Finds one customer by their whole number or address, and does what that person, or a mix-up, asks for. */
export function CustomerDesk() {
  const api = useApi();
  const [error, setError] = useState<string>();
  const [found, setFound] = useState<FoundCustomer[]>();
  const find = useMutation(
    api.responses.findCustomer.mutationOptions({
      onSuccess: setFound,
      onError: ({ message }) => setError(message),
    }),
  );

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = FindCustomer.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    setError(input.success ? undefined : input.error.issues[0]?.message);
    setFound(undefined);
    if (input.success) find.mutate(input.data);
  }

  return (
    <Card title="One customer" subtitle="Found by the whole number or e-mail address, never by a part of it">
      <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-3">
        <TextField
          name="text"
          label="Customer number or e-mail"
          autoComplete="off"
          error={error}
          className="min-w-0 flex-1 basis-64"
        />
        <Button type="submit" variant="primary" disabled={find.isPending}>
          Find this customer
        </Button>
      </form>
      <div aria-live="polite" className="mt-3 empty:hidden">
        {found?.length === 0 ? (
          <Notice>Nobody has exactly this number or address.</Notice>
        ) : found ? (
          <ul className="divide-y">
            {found.map((customer) => (
              <FoundLine
                key={customer.id}
                customer={customer}
                onGone={() => setFound(others(found, customer))}
              />
            ))}
          </ul>
        ) : null}
      </div>
    </Card>
  );
}

/** Who is left; nobody any more is no search without a find. */
function others(found: readonly FoundCustomer[], gone: FoundCustomer): FoundCustomer[] | undefined {
  const left = found.filter(({ id }) => id !== gone.id);
  return left.length > 0 ? left : undefined;
}

function FoundLine({ customer, onGone }: { customer: FoundCustomer; onGone: () => void }) {
  const api = useApi();
  const [open, setOpen] = useState<"erase" | "merge">();
  const file = useMutation(
    api.responses.exportCustomer.mutationOptions({
      onSuccess: ({ json, leftOut }) => {
        save(json);
        showToast({
          text:
            leftOut.length === 0
              ? "The file holds everything that is kept of this customer."
              : `The file leaves out ${leftOut.join(" and ")}: your role does not include them.`,
        });
      },
      onError: ({ message }) => showToast({ text: message }),
    }),
  );
  const { first, last } = customer;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="text-body break-words">{customer.ref}</p>
        <p className="text-small text-subtle">
          {answersWords(customer.answers)}
          {first && last ? `, ${formatDay(first)} to ${formatDay(last)}` : ""}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => file.mutate({ id: customer.id })} disabled={file.isPending}>
          Save what is kept
        </Button>
        <Button onClick={() => setOpen("merge")}>Merge…</Button>
        <Button variant="danger" onClick={() => setOpen("erase")}>
          Erase…
        </Button>
      </div>
      {open === "erase" ? (
        <EraseDialog customer={customer} onClose={() => setOpen(undefined)} onErased={onGone} />
      ) : null}
      {open === "merge" ? (
        <MergeCustomerDialog customer={customer} onClose={() => setOpen(undefined)} onMerged={onGone} />
      ) : null}
    </li>
  );
}

function save(json: string): void {
  const url = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "customer.json";
  link.click();
  URL.revokeObjectURL(url);
}
