"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Checkbox, RadioGroup } from "@/ui/primitives/choice-field";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { SignoffCalendar } from "../schema";

/** How often departments sign their scorecards, how long they have, and whether heads forecast first. */
export function CalendarForm({ calendar: { every, days, forecasts } }: { calendar: SignoffCalendar }) {
  const router = useRouter();
  const { errors, submit, isPending } = useCheckedForm({
    shape: SignoffCalendar,
    mutation: useMutation(useApi().signoff.saveCalendar.mutationOptions()),
    valuesOf: (form) => ({
      every: form.get("every"),
      days: form.get("days") === "" ? undefined : Number(form.get("days")),
      forecasts: form.get("forecasts") !== null,
    }),
    onDone: () => {
      showToast({ text: "Saved." });
      router.refresh();
    },
  });
  return (
    <Card
      title="How are periods closed?"
      subtitle="Departments review, sign and have countersigned what they answer for"
    >
      <form onSubmit={submit} noValidate className="grid max-w-lede gap-5">
        <ErrorSummary errors={errors} />
        <RadioGroup
          name="every"
          legend="Departments sign"
          defaultValue={every}
          options={[
            { value: "month", label: "Every month" },
            { value: "quarter", label: "Every quarter of the fiscal year" },
          ]}
        />
        <TextField
          name="days"
          label="Due so many days after the last day"
          inputMode="numeric"
          defaultValue={String(days)}
          className="max-w-48"
        />
        <Checkbox
          name="forecasts"
          label="Heads forecast each period before they see it"
          hint="From the first day of a period until its head has saved a forecast, nothing of it is shown to them: no figure, comment or file. It begins with the period that runs now."
          defaultChecked={forecasts}
        />
        <div>
          <Button type="submit" variant="primary" disabled={isPending}>
            Save how periods are closed
          </Button>
        </div>
      </form>
    </Card>
  );
}
