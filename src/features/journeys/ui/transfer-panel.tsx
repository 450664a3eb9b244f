"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { formatDay, formatMonth } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { SelectField } from "@/ui/primitives/select-field";
import { showToast } from "@/ui/primitives/toast";
import { OfferTransfer, type Ownership } from "../schema/transfer";

type PanelProps = { touchpoint: { id: number; name: string }; ownership: Ownership };

/** Hands a touchpoint over from a first of a month on. Heads offer, executives decide; the past stays where it is. */
export function TransferPanel({ touchpoint, ownership }: PanelProps) {
  const api = useApi();
  const router = useRouter();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [to, setTo] = useState(0);
  const offer = useMutation(api.journeys.transfers.offer.mutationOptions());
  const isDecision = ownership.settlesWith.includes(to || (ownership.departments[0]?.id ?? 0));

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget));
    const input = OfferTransfer.safeParse({
      touchpointId: touchpoint.id,
      toDepartmentId: Number(values.department),
      startsOn: values.month,
    });
    if (!input.success) {
      setErrors([{ message: "Choose a department.", fieldId: "department" }]);
      return;
    }
    const { startsOn } = input.data;
    offer.mutate(input.data, {
      onSuccess: ({ isSettled }) => {
        const words = isSettled
          ? `Handed over from ${formatDay(startsOn)} on.`
          : "Offered. The other head decides.";
        showToast({ text: words });
        router.refresh();
      },
      onError: ({ message }) => {
        setErrors([{ message }]);
      },
    });
  }
  return (
    <details className="mt-3 border-t pt-3 print:hidden">
      <summary className="text-body text-muted underline underline-offset-[3px]">
        Hand {touchpoint.name} over
      </summary>
      <form onSubmit={submit} noValidate className="mt-3 grid gap-3">
        <ErrorSummary errors={errors} />
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            name="department"
            label="To"
            onChange={({ target }) => {
              setTo(Number(target.value));
            }}
            options={ownership.departments.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
          <SelectField
            name="month"
            label="From the first of"
            options={ownership.months.map((month) => ({ value: month, label: formatMonth(month) }))}
          />
        </div>
        <p className="max-w-lede text-small text-subtle">
          Months before stay with whoever answered for them: their figures, targets and verdicts do not move.{" "}
          {isDecision ? "" : "The other department’s head, or an executive, has to accept."}
        </p>
        <div>
          <Button type="submit" disabled={offer.isPending}>
            {isDecision ? "Hand over" : "Offer the transfer"}
          </Button>
        </div>
      </form>
    </details>
  );
}
