"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { RewordPromise, type PromisePage } from "../schema/editing";
import { WordingFields } from "./wording-fields";

/** New words or another test from a day on: a new version, with the old one kept. */
export function RewordForm({ page }: { page: PromisePage }) {
  const api = useApi();
  const router = useRouter();

  const { errors, submit, isPending } = useCheckedForm({
    shape: RewordPromise,
    mutation: useMutation(api.promises.reword.mutationOptions()),
    valuesOf: (form) => ({ ...Object.fromEntries(form), slug: page.slug }),
    onDone: () => {
      showToast({ text: "The new wording is kept; earlier events stay with the earlier one." });
      router.refresh();
    },
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <ErrorSummary errors={errors} />
      <WordingFields now={page.wordings[0]} from={page.today} />
      <div>
        <Button type="submit" disabled={isPending}>
          Keep the new wording
        </Button>
      </div>
    </form>
  );
}
