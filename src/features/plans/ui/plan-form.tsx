"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { metricByKey } from "@/domain/metrics";
import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { SelectField } from "@/ui/primitives/select-field";
import { TextArea, TextField } from "@/ui/primitives/text-field";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { MakePlan, type PlanForm as Form } from "../schema";
import { figureInWords } from "./plan-words";

/** Makes a plan: place, owner and baseline stand there already; what is done, until when, and what it is to change is said. */
export function PlanForm({ form }: { form: Form }) {
  const router = useRouter();
  const { place } = form;
  const { errors, submit, isPending } = useCheckedForm({
    shape: MakePlan,
    mutation: useMutation(useApi().plans.make.mutationOptions()),
    valuesOf: (fields) => valuesOf(fields, form),
    onDone: ({ id }) => {
      router.push(paths.plan(id));
      router.refresh();
    },
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <ErrorSummary errors={errors} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-small">
        <dt className="text-subtle">{place.touchpoint ? "Touchpoint" : "Stage"}</dt>
        <dd>
          {place.touchpoint ? `${place.stage.name} › ${place.touchpoint.name}` : place.stage.name},{" "}
          {place.map.name}
        </dd>
      </dl>
      <TextField name="title" label="Plan" maxLength={120} />
      <TextArea name="doing" label="What will be done" rows={4} maxLength={2000} />
      <WhoFields form={form} />
      <div className="grid grid-cols-2 gap-4">
        <TextField name="startsOn" type="date" label="Starts" defaultValue={form.today} />
        <TextField name="due" type="date" label="Done by" min={form.today} />
      </div>
      <MeasureFields form={form} />
      <div>
        <Button type="submit" variant="primary" disabled={isPending}>
          Make the plan
        </Button>
      </div>
    </form>
  );
}

function WhoFields({ form: { accountable, departments, people } }: { form: Form }) {
  const isKnown = departments.some(({ id }) => id === accountable);
  const [department, setDepartment] = useState(isKnown ? String(accountable) : "");
  const here = people.filter(({ departmentId }) => String(departmentId) === department);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        name="departmentId"
        label="Department that answers for it"
        placeholder={isKnown ? undefined : "Nobody does yet: choose"}
        value={department}
        onChange={({ target }) => setDepartment(target.value)}
        options={departments.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <SelectField
        key={department}
        name="ownerId"
        label="Person who answers for it"
        placeholder={here.length > 0 ? undefined : "Choose a department first"}
        options={here.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  );
}

function MeasureFields({ form: { baselines, range, notice } }: { form: Form }) {
  const [measure, setMeasure] = useState(baselines[0]?.measure);
  const chosen = baselines.find((one) => one.measure === measure);
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-2 text-small font-medium">What is it to change?</legend>
      <div className="grid grid-cols-2 items-end gap-4">
        <SelectField
          name="measure"
          label="Measure"
          value={measure}
          onChange={({ target }) =>
            setMeasure(baselines.find((one) => one.measure === target.value)?.measure)
          }
          options={baselines.map((one) => ({ value: one.measure, label: metricByKey[one.measure].label }))}
        />
        <TextField
          name="expected"
          label="Expected"
          inputMode="numeric"
          hint={chosen && metricByKey[chosen.measure].unit === "points" ? "From −100 to +100" : "In %"}
        />
      </div>
      <p className="text-small text-pretty text-muted" aria-live="polite">
        <span className="font-medium text-ink">Baseline: </span>
        {chosen ? figureInWords(chosen.figure, chosen.measure, range) : null}
        {". "}
        {notice} It is kept as it stands and never changes.
      </p>
    </fieldset>
  );
}

/** The form as the shape reads it: numbers as numbers, the place and the months as they were shown. */
function valuesOf(fields: FormData, { place, range }: Form): object {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim().replace("−", "-") : "";
  };
  const number = (name: string) => (text(name) === "" ? undefined : Number(text(name)));
  return {
    ...Object.fromEntries(fields),
    place: place.touchpoint ? { touchpoint: place.touchpoint.id } : { stage: place.stage.id },
    departmentId: number("departmentId"),
    expected: number("expected"),
    baseline: range,
  };
}
