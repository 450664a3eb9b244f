"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { Field, fieldAttributes } from "@/ui/primitives/field";
import type { PromisePage } from "../schema/editing";
import { EvidenceFiles } from "./evidence-files";

/**
 * Sends a file of events, which the worker reads; a newer outcome of an event that is here already takes the older one's
 * place.
 */
export function EvidenceForm({ page }: { page: PromisePage }) {
  const { slug, wordings } = page;
  const queries = useQueryClient();
  const api = useApi();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [isSending, setIsSending] = useState(false);
  const field = {
    name: "file",
    label: "File",
    hint: `value is in ${wordings[0]?.unit ?? ""}; kept is yes or no`,
  };

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File) || file.size === 0) {
      setErrors([{ message: "Choose a file.", fieldId: "file" }]);
      return;
    }
    setIsSending(true);
    setErrors([]);
    try {
      await send(slug, file);
      await queries.invalidateQueries(api.promises.one.queryFilter({ slug }));
    } catch (error) {
      setErrors([{ message: error instanceof Error ? error.message : "The upload broke off. Try again." }]);
    }
    setIsSending(false);
  }
  return (
    <form
      onSubmit={(event) => void submit(event)}
      noValidate
      className="grid grid-cols-[minmax(0,1fr)] gap-4"
    >
      <ErrorSummary errors={errors} />
      <Field {...field}>
        <input
          type="file"
          accept=".csv,.txt,text/csv"
          className="w-full min-w-0 text-body file:mr-3 file:min-h-8 file:rounded-control file:border file:border-border file:bg-surface file:px-3 file:text-heading file:font-medium file:text-ink"
          {...fieldAttributes(field)}
        />
      </Field>
      <div>
        <Button type="submit" disabled={isSending}>
          {isSending ? "Sending …" : "Bring events in"}
        </Button>
      </div>
      <EvidenceFiles page={page} />
    </form>
  );
}

async function send(slug: string, file: File): Promise<void> {
  const answer = await fetch(paths.promiseEvidence(slug), {
    method: "PUT",
    headers: { "x-kept": "1", "content-type": "application/octet-stream" },
    body: file,
  });
  if (answer.ok) return;
  const { message } = (await answer.json()) as { message?: unknown };
  throw new Error(typeof message === "string" ? message : "The upload broke off. Try again.");
}
