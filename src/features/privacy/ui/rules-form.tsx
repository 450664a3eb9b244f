"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { useProof } from "@/features/account/ui/proof-dialog";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { PrivacyRules, type PrivacyPreview } from "../schema";
import { PreviewCard } from "./preview-card";

type Previewed = { rules: PrivacyRules; preview: PrivacyPreview };

/** How few answers may be shown and how long words and names are kept. What that changes is counted before it is saved. */
export function RulesForm({ rules }: { rules: PrivacyRules }) {
  const [previewed, setPreviewed] = useState<Previewed>();
  const { errors, submit, isPending } = useCheckedForm({
    shape: PrivacyRules,
    mutation: usePreview(),
    valuesOf,
    onDone: setPreviewed,
  });
  const { save, isSaving, dialog } = useSave(() => setPreviewed(undefined));

  return (
    <>
      <form onSubmit={submit} onChange={() => setPreviewed(undefined)} noValidate className="grid gap-4">
        <ErrorSummary errors={errors} />
        <RuleFields rules={rules} />
        {previewed ? null : (
          <div>
            <Button type="submit" variant="primary" disabled={isPending}>
              Show what would change
            </Button>
          </div>
        )}
      </form>
      <div aria-live="polite">
        {previewed ? (
          <PreviewCard
            {...previewed}
            isSaving={isSaving}
            onSave={() => save(previewed.rules)}
            onLeave={() => setPreviewed(undefined)}
          />
        ) : null}
      </div>
      {dialog}
    </>
  );
}

function RuleFields({ rules }: { rules: PrivacyRules }) {
  const words = (months: number | null) => (months === null ? "" : String(months));
  return (
    <>
      <Card
        title="How few answers may be shown?"
        subtitle="Fewer are hidden, and so is whatever would give them away"
      >
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField
            name="fewestAnswers"
            label="Answers behind a figure, at least"
            inputMode="numeric"
            defaultValue={String(rules.fewestAnswers)}
          />
          <TextField
            name="fewestComments"
            label="Answers behind comments that executives read, at least"
            inputMode="numeric"
            defaultValue={String(rules.fewestComments)}
          />
        </div>
      </Card>
      <Card
        title="How long are words and names kept?"
        subtitle="Removed each night, for good; scores and totals stay"
      >
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField
            name="keepCommentsMonths"
            label="Comments, in months"
            hint="Left empty: for ever"
            inputMode="numeric"
            defaultValue={words(rules.keepCommentsMonths)}
          />
          <TextField
            name="keepNamesMonths"
            label="Names and addresses, in months after the last answer"
            hint="Left empty: for ever"
            inputMode="numeric"
            defaultValue={words(rules.keepNamesMonths)}
          />
        </div>
      </Card>
    </>
  );
}

function usePreview() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (rules: PrivacyRules): Promise<Previewed> => ({
      rules,
      preview: await queries.query(api.privacy.preview.queryOptions(rules)),
    }),
  });
}

function useSave(onDone: () => void) {
  const router = useRouter();
  const { onError, dialog } = useProof();
  const mutation = useMutation(
    useApi().privacy.save.mutationOptions({
      onSuccess: () => {
        showToast({ text: "Saved." });
        onDone();
        router.refresh();
      },
    }),
  );
  const save = (rules: PrivacyRules) => mutation.mutate(rules, { onError: onError(() => save(rules)) });
  return { save, isSaving: mutation.isPending, dialog };
}

/** An empty number of months means for ever. */
function valuesOf(form: FormData) {
  const number = (name: string) => {
    const text = form.get(name);
    return typeof text !== "string" || text.trim() === "" ? null : Number(text);
  };
  return {
    fewestAnswers: number("fewestAnswers"),
    fewestComments: number("fewestComments"),
    keepCommentsMonths: number("keepCommentsMonths"),
    keepNamesMonths: number("keepNamesMonths"),
  };
}
