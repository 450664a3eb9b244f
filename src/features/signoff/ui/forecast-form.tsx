"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { SaveForecast } from "../schema";

type FormProps = { department: string; period: string; name: string };

/** What a head expects, before the result opens to them. */
export function ForecastForm({ department, period, name }: FormProps) {
  const router = useRouter();
  const { errors, submit, isPending } = useCheckedForm({
    shape: SaveForecast,
    mutation: useMutation(useApi().signoff.forecast.mutationOptions()),
    valuesOf: (form) => ({
      department,
      period,
      value: numberIn(form, "value"),
      low: numberIn(form, "low"),
      high: numberIn(form, "high"),
    }),
    onDone: () => {
      showToast({ text: `Your forecast is saved. ${name} is open to you.` });
      router.refresh();
    },
  });
  return (
    <form onSubmit={submit} noValidate className="grid max-w-lede gap-3">
      <ErrorSummary errors={errors} />
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField name="value" label="NPS you expect" inputMode="numeric" autoComplete="off" />
        <TextField name="low" label="At the lowest" inputMode="numeric" autoComplete="off" />
        <TextField name="high" label="At the highest" inputMode="numeric" autoComplete="off" />
      </div>
      <p className="text-small text-subtle">
        A range that holds the score four times out of five. Saved once; it opens every figure of {name}.
      </p>
      <div>
        <Button type="submit" variant="primary" disabled={isPending}>
          Save my forecast of {name}
        </Button>
      </div>
    </form>
  );
}

function numberIn(form: FormData, name: string): number | undefined {
  const value = form.get(name);
  const text = typeof value === "string" ? value.trim().replace("−", "-").replace("+", "") : "";
  return text === "" ? undefined : Number(text);
}
