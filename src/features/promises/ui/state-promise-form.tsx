"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { StatePromise, type PromiseForm } from "../schema/editing";
import { WordingFields } from "./wording-fields";

/** States a promise at a stage: its words and test, who makes it, who has to deliver it. */
export function StatePromiseForm({ form, stageId }: { form: PromiseForm; stageId: number | undefined }) {
  const api = useApi();
  const router = useRouter();
  const [stage, setStage] = useState(stageId ?? form.stages[0]?.id ?? 0);
  const here = form.stages.find(({ id }) => id === stage);
  const options = (list: readonly { id: number; name: string }[]) =>
    list.map(({ id, name }) => ({ value: String(id), label: name }));

  const { errors, submit, isPending } = useCheckedForm({
    shape: StatePromise,
    mutation: useMutation(api.promises.state.mutationOptions()),
    onDone: ({ slug }) => {
      router.push(paths.promise(slug));
      router.refresh();
    },
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <ErrorSummary errors={errors} />
      <WordingFields from={form.today} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="stageId"
          label="Stage"
          defaultValue={stage}
          onChange={({ target }) => {
            setStage(Number(target.value));
          }}
          options={form.stages.map(({ id, name, map }) => ({ value: String(id), label: `${name} (${map})` }))}
        />
        <SelectField
          key={stage}
          name="touchpointId"
          label="Whose customers are asked"
          placeholder="Those of the whole stage"
          options={options(here?.touchpoints ?? [])}
        />
        <SelectField name="madeBy" label="Made by" placeholder="Choose" options={options(form.departments)} />
        <SelectField
          name="deliveredBy"
          label="Delivered by"
          placeholder="Choose"
          options={options(form.departments)}
        />
        <TextField
          name="publishedIn"
          label="Published in"
          hint="Campaign, page or contract"
          maxLength={200}
        />
        <TextField name="weight" label="Weight" hint="2 counts twice in its stage" defaultValue={1} />
      </div>
      <div>
        <Button type="submit" variant="primary" disabled={isPending}>
          State the promise
        </Button>
      </div>
    </form>
  );
}
