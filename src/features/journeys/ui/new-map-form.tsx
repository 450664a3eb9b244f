"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { RadioGroup } from "@/ui/primitives/choice-field";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { TextField } from "@/ui/primitives/text-field";
import { NewMap } from "../schema";

/** Name and template of a new map. */
export function NewMapForm({ from }: { from?: string }) {
  const api = useApi();
  const router = useRouter();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const create = useMutation(api.journeys.create.mutationOptions());
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = NewMap.safeParse({ ...Object.fromEntries(new FormData(event.currentTarget)), from });
    setErrors(
      input.success
        ? []
        : input.error.issues.map(({ message, path }) => ({ message, fieldId: String(path[0]) })),
    );
    if (!input.success) return;
    create.mutate(input.data, {
      onSuccess: ({ slug }) => {
        router.push(paths.journeyEdit(slug));
      },
      onError: ({ message }) => {
        setErrors([{ message }]);
      },
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <ErrorSummary errors={errors} />
      <TextField name="name" label="Name" hint="One map per line of business is usual." maxLength={80} />
      <RadioGroup
        name="template"
        legend="Template"
        boxed
        defaultValue="eight stages"
        options={[
          {
            value: "eight stages",
            label: "Eight stages, empty",
            hint: "Awareness to advocacy; you fill in the rest.",
          },
          {
            value: "insurer",
            label: "Eight stages of an insurer, filled in",
            hint: "Wants, emotions and touchpoints to change.",
          },
          { value: "blank", label: "No stages", hint: "You build your own." },
          ...(from
            ? [
                {
                  value: "to be",
                  label: "A to-be map",
                  hint: "Starts as a copy of the journey as it is; shows no figures.",
                },
              ]
            : []),
        ]}
      />
      <div>
        <Button type="submit" variant="primary" disabled={create.isPending}>
          Start the draft
        </Button>
      </div>
    </form>
  );
}
