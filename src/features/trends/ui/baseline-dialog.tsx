"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { ApiProvider, useApi } from "@/api/client";
import { DecideBaseline, type Baselines } from "@/features/loyalty/schema";
import { formatDay, formatMonth } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { Notice } from "@/ui/primitives/notice";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";

type BaselineDialogProps = {
  departmentId?: number;
  /** The months in force, to start from. */
  now?: { from: string; to: string };
  decisions: Baselines["decisions"];
  onClose: () => void;
};

/** Decides which months control limits rest on. A decision stays on record; a later one takes its place. */
export function BaselineDialog(props: BaselineDialogProps) {
  return (
    <ApiProvider>
      <BaselineForm {...props} />
    </ApiProvider>
  );
}

function BaselineForm({ departmentId, now, decisions, onClose }: BaselineDialogProps) {
  const api = useApi();
  const router = useRouter();
  const [error, setError] = useState<string>();
  const decide = useMutation(
    api.loyalty.baseline.decide.mutationOptions({
      onError: ({ message }) => setError(message),
      onSuccess: () => {
        showToast({ text: "The limits rest on these months now." });
        onClose();
        router.refresh();
      },
    }),
  );
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget));
    const input = DecideBaseline.safeParse({ ...values, departmentId });
    if (!input.success) {
      setError("Give the first and the last month as 2025-01, and a reason.");
      return;
    }
    decide.mutate(input.data);
  }
  return (
    <Dialog title="Which months do the limits rest on?" onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <p className="text-muted">
          Choose months in which nothing special happened, at least twelve, better twenty. The decision stays
          on record with your name.
        </p>
        {error ? <Notice tone="bad">{error}</Notice> : null}
        <div className="grid grid-cols-2 gap-4">
          <TextField name="from" type="month" label="First month" defaultValue={now?.from} required />
          <TextField name="to" type="month" label="Last month" defaultValue={now?.to} required />
        </div>
        <TextField name="reason" label="Reason" maxLength={500} autoComplete="off" required />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" disabled={decide.isPending}>
            Decide the months
          </Button>
          <Button onClick={onClose}>Leave it</Button>
        </div>
      </form>
      {decisions.length > 0 ? <Decisions decisions={decisions} /> : null}
    </Dialog>
  );
}

function Decisions({ decisions }: Pick<BaselineDialogProps, "decisions">) {
  return (
    <section className="mt-5 border-t pt-3">
      <h3 className="text-heading">Decided so far</h3>
      <ol className="mt-1 max-h-48 overflow-y-auto text-small">
        {decisions.map(({ from, to, reason, decidedBy, decidedOn }, index) => (
          <li key={`${decidedOn} ${index}`} className="py-1 break-words">
            {formatMonth(from)} to {formatMonth(to)}: {reason}{" "}
            <span className="text-subtle">
              {decidedBy ? `${decidedBy}, ` : ""}
              {formatDay(decidedOn)}
              {index === 0 ? ", in force" : ""}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
