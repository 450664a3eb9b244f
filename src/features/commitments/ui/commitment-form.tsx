"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { metrics, type MetricKey } from "@/domain/metrics";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { SelectField } from "@/ui/primitives/select-field";
import { TextArea, TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { MakeCommitment } from "../schema";

type FormProps = {
  department: string;
  today: string;
  /** The missed measure it answers, with the figure it starts from. */
  answers?: { metric: MetricKey; label: string; from: number; period: string };
};

/** Opens the form in which a department commits itself. */
export function MakeCommitmentButton(props: FormProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        id={props.answers ? `commit-${props.answers.metric}` : undefined}
        aria-label={props.answers ? `Add a commitment for ${props.answers.label}` : undefined}
        onClick={() => setOpen(true)}
      >
        Add a commitment
      </Button>
      {isOpen ? (
        <Dialog title="What will you do?" onClose={() => setOpen(false)}>
          <CommitmentForm {...props} onClose={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
}

function CommitmentForm({ department, today, answers, onClose }: FormProps & { onClose: () => void }) {
  const router = useRouter();
  const { errors, submit, isPending } = useCheckedForm({
    shape: MakeCommitment,
    mutation: useMutation(useApi().commitments.make.mutationOptions()),
    valuesOf: (form) => valuesOf(form, { department, period: answers?.period }),
    onDone: () => {
      showToast({ text: "Committed." });
      onClose();
      router.refresh();
    },
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <ErrorSummary errors={errors} />
      <TextArea name="words" label="In a few words" rows={2} maxLength={300} />
      <div className="grid grid-cols-2 gap-4">
        <TextField name="due" type="date" label="Done by" min={today} />
        <TextField name="confidence" label="How sure, in %" inputMode="numeric" defaultValue="80" />
      </div>
      <SelectField
        name="size"
        label="Size"
        defaultValue="1"
        options={[
          { value: "1", label: "Small" },
          { value: "2", label: "Middle" },
          { value: "3", label: "Large" },
        ]}
      />
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-small font-medium">What is it to change?</legend>
        <SelectField
          name="metric"
          label="Measure"
          placeholder="No measure"
          defaultValue={answers?.metric}
          options={metrics.map(({ key, label }) => ({ value: key, label }))}
        />
        <div className="grid grid-cols-3 gap-4">
          <TextField
            name="from"
            label="From"
            inputMode="numeric"
            defaultValue={answers ? String(Math.round(answers.from)) : undefined}
          />
          <TextField name="to" label="To" inputMode="numeric" />
          <TextField name="by" type="date" label="By" min={today} />
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={isPending}>
          Commit
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  );
}

/** The form as the shape reads it: numbers as numbers, and no effect where no measure is chosen. */
function valuesOf(form: FormData, known: { department: string; period?: string }): object {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim().replace("−", "-") : "";
  };
  const number = (name: string) => (text(name) === "" ? undefined : Number(text(name)));
  const metric = text("metric");
  return {
    ...known,
    words: text("words"),
    due: text("due"),
    size: Number(text("size")),
    confidence: number("confidence"),
    effect: metric === "" ? undefined : { metric, from: number("from"), to: number("to"), by: text("by") },
  };
}
