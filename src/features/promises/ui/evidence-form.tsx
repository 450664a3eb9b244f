"use client";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { paths } from "@/paths";
import { formatCount } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { Field, fieldAttributes } from "@/ui/primitives/field";
import { Notice } from "@/ui/primitives/notice";
import { EvidenceTaken } from "../schema/editing";

/** Brings in a file of events; a newer outcome of an event that is here already takes the older one's place. */
export function EvidenceForm({ slug, unit }: { slug: string; unit: string }) {
  const router = useRouter();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [outcome, setOutcome] = useState<EvidenceTaken>();
  const [isSending, setIsSending] = useState(false);
  const field = { name: "file", label: "File", hint: `value is in ${unit}; kept is yes or no` };

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File) || file.size === 0) {
      setErrors([{ message: "Choose a file.", fieldId: "file" }]);
      return;
    }
    setIsSending(true);
    setErrors([]);
    setOutcome(undefined);
    try {
      setOutcome(await sent(slug, file));
      router.refresh();
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
      {outcome ? <Outcome outcome={outcome} /> : null}
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
          {isSending ? "Bringing in …" : "Bring events in"}
        </Button>
      </div>
    </form>
  );
}

async function sent(slug: string, file: File): Promise<EvidenceTaken> {
  const answer = await fetch(paths.promiseEvidence(slug), {
    method: "PUT",
    headers: { "x-kept": "1", "content-type": "application/octet-stream" },
    body: file,
  });
  const said: unknown = await answer.json();
  if (answer.ok) return EvidenceTaken.parse(said);
  const message = (said as { message?: unknown }).message;
  throw new Error(typeof message === "string" ? message : "The upload broke off. Try again.");
}

function Outcome({ outcome: { read, taken, refused } }: { outcome: EvidenceTaken }) {
  return (
    <Notice tone={refused.length > 0 ? "risk" : "good"}>
      {formatCount(taken)} of {formatCount(read)} rows taken.
      {refused.length > 0 ? (
        <ul className="mt-1">
          {refused.slice(0, 10).map(({ row, reason }) => (
            <li key={row}>
              Row {row}: {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
