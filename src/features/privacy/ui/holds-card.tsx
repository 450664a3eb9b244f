"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useApi } from "@/api/client";
import { useProof, useProven } from "@/features/account/ui/proof-dialog";
import { formatDay } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { PlaceHold, type Hold } from "../schema";

/** Whose words and names must stay, whatever the rules say and whoever asks, and why. */
export function HoldsCard({ holds }: { holds: readonly Hold[] }) {
  return (
    <Card
      title="What must be kept?"
      subtitle="A legal hold: nothing of that customer is removed or erased until it is lifted"
    >
      <div className="grid gap-4">
        {holds.length > 0 ? (
          <ul aria-label="Legal holds" className="divide-y">
            {holds.map((hold) => (
              <HoldLine key={hold.id} hold={hold} />
            ))}
          </ul>
        ) : null}
        <HoldForm />
      </div>
    </Card>
  );
}

function HoldLine({ hold: { id, customer, reason, by, on } }: { hold: Hold }) {
  const router = useRouter();
  const { onError, dialog } = useProof();
  const mutation = useMutation(
    useApi().privacy.liftHold.mutationOptions({
      onSuccess: () => {
        showToast({ text: "The hold is lifted." });
        router.refresh();
      },
    }),
  );
  const lift = () => mutation.mutate({ id }, { onError: onError(lift) });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="text-body break-words">
          {customer ?? "Everybody"}: {reason}
        </p>
        <p className="text-small text-subtle">
          by {by} on {formatDay(on)}
        </p>
      </div>
      <Button
        onClick={lift}
        disabled={mutation.isPending}
        aria-label={`Lift the hold on ${customer ?? "everybody"}`}
      >
        Lift
      </Button>
      {dialog}
    </li>
  );
}

function HoldForm() {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { proven, dialog } = useProven(useMutation(useApi().privacy.placeHold.mutationOptions()));
  const { errors, submit, isPending } = useCheckedForm({
    shape: PlaceHold,
    mutation: proven,
    onDone: () => {
      showToast({ text: "The hold is placed." });
      form.current?.reset();
      router.refresh();
    },
  });
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-3">
      <ErrorSummary errors={errors} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField
          name="customer"
          label="Customer number or e-mail"
          hint="Left empty: everybody"
          autoComplete="off"
        />
        <TextField name="reason" label="Why" autoComplete="off" />
      </div>
      <div>
        <Button type="submit" disabled={isPending}>
          Place a hold
        </Button>
      </div>
      {dialog}
    </form>
  );
}
