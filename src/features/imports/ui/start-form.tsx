"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { formatPercent } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Checkbox } from "@/ui/primitives/choice-field";
import { Field, fieldAttributes } from "@/ui/primitives/field";
import { Notice } from "@/ui/primitives/notice";
import { ProgressBar } from "@/ui/primitives/progress-bar";
import { TextField } from "@/ui/primitives/text-field";
import { sendFile } from "./send-file";

const LARGEST = 1_000_000_000;

/** First step: which file, and which survey its answers belong to. The limits are said before anything is sent. */
export function StartForm({ surveys }: { surveys: readonly string[] }) {
  const { send, problem, sent } = useSending();
  const isSending = sent !== undefined;
  const fileField = {
    name: "file",
    label: "File",
    hint: "Excel (.xlsx), CSV, TSV or text, also packed with zip or gzip. At most 1 GB and 10,000,000 rows.",
  };
  return (
    <Card title="Which answers are these?" className="max-w-xl">
      <form onSubmit={(event) => void send(event)} className="grid gap-5">
        {problem ? <Notice tone="bad">{problem}</Notice> : null}
        <Field {...fileField}>
          <input
            {...fieldAttributes(fileField)}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.zip,.gz"
            className="w-full min-w-0 text-body file:mr-3 file:rounded-control file:border file:border-border-strong file:bg-surface file:px-3 file:py-1.5 file:text-body"
          />
        </Field>
        <TextField
          name="survey"
          label="Survey"
          hint="A new name makes a new survey; the name of an existing one adds to it."
          list="surveys"
          required
          maxLength={120}
          autoComplete="off"
        />
        <datalist id="surveys">
          {surveys.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Checkbox
          name="counts"
          defaultChecked
          label="These answers count in the organisation's score"
          hint="Leave it off for staff surveys and pilots."
        />
        {isSending ? (
          <ProgressBar
            label="Sending the file"
            done={Math.round(100 * sent)}
            of={100}
            note={formatPercent(100 * sent)}
          />
        ) : null}
        <div>
          <Button type="submit" variant="primary" disabled={isSending}>
            Check this file
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** Opens the import, sends its file, and goes on to its page; or says why not. */
function useSending() {
  const api = useApi();
  const router = useRouter();
  const create = useMutation(api.imports.create.mutationOptions());
  const [problem, setProblem] = useState<string>();
  const [sent, setSent] = useState<number>();

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    const refusal = refusalOf(file);
    setProblem(refusal);
    if (refusal !== undefined || !(file instanceof File)) return;
    try {
      setSent(0);
      const survey = form.get("survey");
      const surveyName = typeof survey === "string" ? survey : "";
      const { token } = await create.mutateAsync({
        fileName: file.name,
        surveyName,
        countsInScore: form.has("counts"),
      });
      await sendFile(paths.importFile(token), file, setSent);
      router.push(paths.import(token));
    } catch (error) {
      setSent(undefined);
      setProblem(error instanceof Error ? error.message : "The upload broke off. Try again.");
    }
  }
  return { send, problem, sent };
}

function refusalOf(file: FormDataEntryValue | null): string | undefined {
  if (!(file instanceof File) || file.name === "") return "Choose a file.";
  if (file.size === 0) return "This file is empty.";
  return file.size > LARGEST
    ? "The file is larger than 1 GB. Split it, or compress it with gzip."
    : undefined;
}
