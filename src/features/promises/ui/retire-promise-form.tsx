"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { TextField } from "@/ui/primitives/text-field";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { RetirePromise, type PromisePage } from "../schema/editing";

/** Takes a promise back from a day on. */
export function RetirePromiseForm({ page }: { page: PromisePage }) {
  const api = useApi();
  const router = useRouter();

  const { errors, submit, isPending } = useCheckedForm({
    shape: RetirePromise,
    mutation: useMutation(api.promises.retire.mutationOptions()),
    valuesOf: (form) => ({ ...Object.fromEntries(form), slug: page.slug }),
    onDone: () => {
      router.refresh();
    },
  });
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
        <Button type="submit" variant="danger" disabled={isPending}>
          Retire the promise
        </Button>
      </div>
    </form>
  );
}
