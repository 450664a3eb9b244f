"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { formatDay } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { ExcludeAnswer, type ExcludedAnswer } from "../schema";

type Props = { initial: ExcludedAnswer[]; asked: string | undefined };

/** Answers that do not count, each with its reason and the way back; and the form for the one that was asked for. */
export function ExcludedCard({ initial, asked }: Props) {
  const api = useApi();
  const { data } = useQuery({ ...api.responses.excluded.queryOptions(), initialData: initial });
  const isOpen = asked !== undefined && !data.some(({ id }) => id === asked);
  return (
    <Card title="Excluded answers" subtitle="They count in no figure; the newest hundred">
      {isOpen ? <ExcludeForm id={asked} /> : null}
      {data.length === 0 && !isOpen ? (
        <EmptyState title="Every answer counts">
          An answer is excluded from the list of comments on a department’s page.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {data.map((answer) => (
            <ExcludedLine key={answer.id} answer={answer} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function useRefresh() {
  const api = useApi();
  const queries = useQueryClient();
  return () => void queries.invalidateQueries(api.responses.excluded.queryFilter());
}

function ExcludeForm({ id }: { id: string }) {
  const api = useApi();
  const onSettled = useRefresh();
  const [error, setError] = useState<string>();
  const exclude = useMutation(
    api.responses.exclude.mutationOptions({
      onSettled,
      onSuccess: () => showToast({ text: "The answer counts no more." }),
      onError: ({ message }) => setError(message),
    }),
  );
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const input = ExcludeAnswer.safeParse({ ...Object.fromEntries(new FormData(event.currentTarget)), id });
    setError(input.success ? undefined : input.error.issues[0]?.message);
    if (input.success) exclude.mutate(input.data);
  }
  return (
    <form onSubmit={submit} noValidate className="mb-3 flex flex-wrap items-end gap-3">
      <TextField
        name="reason"
        label={`Why should answer ${id} not count?`}
        hint="Others read this: no names, no words of the customer"
        autoComplete="off"
        error={error}
        className="min-w-0 flex-1 basis-64"
      />
      <Button type="submit" variant="danger" disabled={exclude.isPending}>
        Exclude this answer
      </Button>
    </form>
  );
}

function ExcludedLine({ answer }: { answer: ExcludedAnswer }) {
  const api = useApi();
  const onSettled = useRefresh();
  const takeBack = useMutation(
    api.responses.takeBack.mutationOptions({
      onSettled,
      onSuccess: () => showToast({ text: "The answer counts again." }),
      onError: ({ message }) => showToast({ text: message }),
    }),
  );
  const { id, score, touchpoint, day, reason, by, on } = answer;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="text-body break-words">{reason}</p>
        <p className="text-small text-subtle">
          {score === null ? "An answer without a score" : `A ${score}`}
          {touchpoint ? ` at ${touchpoint}` : ""} of {formatDay(day)} · {by}, {formatDay(on)}
        </p>
      </div>
      <Button onClick={() => takeBack.mutate({ id })} disabled={takeBack.isPending}>
        Count it again
      </Button>
    </li>
  );
}
