"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { TextField } from "@/ui/primitives/text-field";
import { RetirePromise, type PromisePage } from "../schema/editing";
import { issuesIn } from "./issues-in";

/** Takes a promise back from a day on. */
export function RetirePromiseForm({ page }: { page: PromisePage }) {
  const api = useApi();
  const router = useRouter();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const retire = useMutation(api.promises.retire.mutationOptions());

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget));
    const input = RetirePromise.safeParse({ ...values, slug: page.slug });
    setErrors(input.success ? [] : issuesIn(input.error));
    if (!input.success) return;
    retire.mutate(input.data, {
      onSuccess: () => {
        router.refresh();
      },
      onError: ({ message }) => {
        setErrors([{ message }]);
      },
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <ErrorSummary errors={errors} />
      <TextField
        name="on"
        label="Last promised on the day before"
        type="date"
        defaultValue={page.today}
        className="max-w-60"
      />
      <div>
        <Button type="submit" variant="danger" disabled={retire.isPending}>
          Retire the promise
        </Button>
      </div>
    </form>
  );
}
