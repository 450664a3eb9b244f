"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";

import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { SelectField } from "@/ui/primitives/select-field";
import { showToast } from "@/ui/primitives/toast";
import { answersWords } from "./answer-words";
import { MergeTouchpoints, type Choice } from "../schema";

/** Two names for one touchpoint become one. */
export function MergeTouchpointsCard({ initial }: { initial: Choice[] }) {
  const api = useApi();
  const queries = useQueryClient();
  const [error, setError] = useState<string>();
  const [asked, setAsked] = useState<MergeTouchpoints>();
  const { data } = useQuery({ ...api.responses.touchpoints.queryOptions(), initialData: initial });
  const merge = useMutation(
    api.responses.mergeTouchpoints.mutationOptions({
      onSuccess: ({ answers }) =>
        showToast({ text: `${answersWords(answers)} moved to the touchpoint that stays.` }),
      onError: ({ message }) => setError(message),
      onSettled: () => {
        setAsked(undefined);
        void queries.invalidateQueries(api.responses.touchpoints.queryFilter());
      },
    }),
  );
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = MergeTouchpoints.safeParse({
      from: Number(form.get("from")),
      into: Number(form.get("into")),
    });
    setError(input.success ? undefined : "Choose both touchpoints.");
    if (input.success) setAsked(input.data);
  }
  const nameOf = (wanted: number) => data.find(({ id }) => id === wanted)?.name ?? "";
  const options = data.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <Card
      title="Two touchpoints that are one"
      subtitle="Answers move, and files that use the old name lead to the one that stays. This cannot be undone."
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        {error ? <ErrorSummary errors={[{ message: error }]} /> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name="from"
            label="This touchpoint"
            placeholder="Choose a touchpoint"
            options={options}
          />
          <SelectField
            name="into"
            label="becomes part of"
            placeholder="Choose a touchpoint"
            options={options}
          />
        </div>
        <div>
          <Button type="submit" variant="danger" disabled={merge.isPending}>
            Merge the two
          </Button>
        </div>
      </form>
      {asked ? (
        <ConfirmDialog
          title={`Make “${nameOf(asked.from)}” part of “${nameOf(asked.into)}”?`}
          words="All of its answers move, past periods change with them, and there is no way back."
          verb="Merge the two"
          isPending={merge.isPending}
          onConfirm={() => merge.mutate(asked)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </Card>
  );
}
