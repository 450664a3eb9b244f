"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { metricByKey } from "@/domain/metrics";
import { MakeCommitmentButton } from "@/features/commitments/ui/commitment-form";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { TextArea } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { signProblems } from "../rules/steps";
import { WriteNote, type Band, type Missed } from "../schema";
import { shortName } from "./period-words";

type DeskProps = Pick<Band, "department" | "period" | "missed" | "today"> & { sha256: string };

/** Notes and commitments for what was missed, then the signature. What keeps it from being signed is said, with links. */
export function ReviewDesk({ department, period, missed, today, sha256 }: DeskProps) {
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const router = useRouter();
  const name = shortName(period.key);
  const sign = useMutation(
    useApi().signoff.sign.mutationOptions({
      onSuccess: () => {
        showToast({ text: `${name} is signed. An executive countersigns.` });
        router.refresh();
      },
      onError: ({ message }) => {
        setErrors([{ message }]);
      },
    }),
  );
  const trySigning = () => {
    const problems = signProblems(missed);
    setErrors(problems);
    if (problems.length === 0) sign.mutate({ department: department.slug, period: period.key, sha256 });
  };
  return (
    <div className="grid gap-4">
      <ErrorSummary title={`${name} cannot be signed yet`} errors={errors} />
      {missed.map((one) => (
        <MissedMeasure key={one.metric} {...{ department, period, today, missed: one }} />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={sign.isPending} onClick={trySigning}>
          Sign off {name}
        </Button>
        <TakeFiguresButton department={department.slug} period={period.key} words="Take newer figures" />
      </div>
    </div>
  );
}

type MissedProps = Pick<Band, "department" | "period" | "today"> & { missed: Missed };

function MissedMeasure({
  department,
  period,
  today,
  missed: { metric, note, commitments, value },
}: MissedProps) {
  const router = useRouter();
  const { label } = metricByKey[metric];
  const { errors, submit, isPending } = useCheckedForm({
    shape: WriteNote,
    mutation: useMutation(useApi().signoff.writeNote.mutationOptions()),
    valuesOf: (form) => ({
      department: department.slug,
      period: period.key,
      metric,
      words: form.get("words"),
    }),
    onDone: () => {
      showToast({ text: "The note is saved." });
      router.refresh();
    },
  });
  return (
    <div className="grid items-start gap-3 border-t pt-3 md:grid-cols-[minmax(0,1fr)_auto]">
      <form onSubmit={submit} noValidate className="grid gap-2">
        <ErrorSummary errors={errors.map(({ message }) => ({ message, fieldId: `note-${metric}` }))} />
        <TextArea
          id={`note-${metric}`}
          name="words"
          label={`Why was ${label} missed?`}
          rows={2}
          maxLength={600}
          defaultValue={note ?? ""}
        />
        <div>
          <Button type="submit" disabled={isPending} aria-label={`Save the note on ${label}`}>
            Save the note
          </Button>
        </div>
      </form>
      <div className="grid gap-2 md:w-56">
        <p className="text-small text-muted">
          {commitments === 0
            ? `No commitment for ${label} yet.`
            : `${commitments} ${commitments === 1 ? "commitment" : "commitments"} for ${label}.`}
        </p>
        <div>
          <MakeCommitmentButton
            department={department.slug}
            today={today}
            answers={{ metric, label, from: value, period: period.from }}
          />
        </div>
      </div>
    </div>
  );
}

/** Freezes the figures of the period for review, or newer ones. */
export function TakeFiguresButton(props: {
  department: string;
  period: string;
  words: string;
  isFirst?: boolean;
}) {
  const { department, period, words, isFirst = false } = props;
  const router = useRouter();
  const take = useMutation(
    useApi().signoff.takeFigures.mutationOptions({
      onSuccess: () => router.refresh(),
      onError: ({ message }) => showToast({ text: message }),
    }),
  );
  return (
    <Button
      variant={isFirst ? "primary" : "secondary"}
      disabled={take.isPending}
      onClick={() => take.mutate({ department, period })}
    >
      {words}
    </Button>
  );
}
