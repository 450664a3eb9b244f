"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { showToast } from "@/ui/primitives/toast";
import { RewordPromise, type PromisePage } from "../schema/editing";
import { issuesIn } from "./issues-in";
import { WordingFields } from "./wording-fields";

/** New words or another test from a day on: a new version, with the old one kept. */
export function RewordForm({ page }: { page: PromisePage }) {
  const api = useApi();
  const router = useRouter();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const reword = useMutation(api.promises.reword.mutationOptions());

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget));
    const input = RewordPromise.safeParse({ ...values, slug: page.slug });
    setErrors(input.success ? [] : issuesIn(input.error));
    if (!input.success) return;
    reword.mutate(input.data, {
      onSuccess: () => {
        showToast({ text: "The new wording is kept; earlier events stay with the earlier one." });
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
      <WordingFields now={page.wordings[0]} from={page.today} />
      <div>
        <Button type="submit" disabled={reword.isPending}>
          Keep the new wording
        </Button>
      </div>
    </form>
  );
}
