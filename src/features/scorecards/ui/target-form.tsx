"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { Button, ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { showToast } from "@/ui/primitives/toast";
import type { TargetsPage } from "../schema";
import { TargetGrid } from "./target-grid";
import { changesIn } from "./target-fields";
import { FromAndBecause, textOf } from "./from-and-because";
import { FormAlert } from "./form-alert";

type TargetFormProps = Pick<TargetsPage, "mode" | "earliest" | "rows" | "by" | "cascade">;

/** Targets as fields: what is changed holds from the chosen month on, for the reason given. Earlier verdicts stay. */
export function TargetForm({ mode, earliest, rows, by, cascade }: TargetFormProps) {
  const api = useApi();
  const router = useRouter();
  const [error, setError] = useState<string>();
  const done = {
    onError: ({ message }: { message: string }) => setError(message),
    onSuccess: () => {
      showToast({
        text: mode === "set" ? "The targets are set." : "The targets are proposed to the executives.",
      });
      router.push(mode === "set" ? paths.scorecards() : paths.targets());
      router.refresh();
    },
  };
  const set = useMutation(api.scorecards.setTargets.mutationOptions(done));
  const propose = useMutation(api.scorecards.proposeTargets.mutationOptions(done));
  const save = mode === "set" ? set : propose;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const changes = changesIn(form, rows);
    if (changes.length === 0) {
      setError("Change at least one target.");
      return;
    }
    setError(undefined);
    save.mutate({ from: textOf(form, "from"), reason: textOf(form, "reason"), changes });
  }

  return (
    <form onSubmit={submit} className="min-w-0">
      <Card
        title={mode === "set" ? "Which targets shall hold?" : "Which targets do you propose?"}
        subtitle="Only what you change is saved. The band is how far short of the target counts as at risk. Earlier verdicts stay as they are."
      >
        <TargetGrid {...{ rows, by, cascade }} />
        <div className="mt-5 grid items-end gap-4 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
          <FromAndBecause earliest={earliest} />
          <div className="flex gap-2">
            <ButtonLink href={paths.scorecards()} size="large">
              Leave
            </ButtonLink>
            <Button type="submit" variant="primary" size="large" disabled={save.isPending}>
              {mode === "set" ? "Set targets" : "Propose targets"}
            </Button>
          </div>
        </div>
        <FormAlert>{error}</FormAlert>
      </Card>
    </form>
  );
}
