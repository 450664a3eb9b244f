"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { useProven } from "@/features/account/ui/proof-dialog";
import { monthNames } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Checkbox } from "@/ui/primitives/choice-field";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { SaveOrganisation, type OrganisationPage } from "../schema";

/** The organisation's name, money and year, and whether its departments see each other's scorecards. */
export function OrganisationSettings({ organisation }: { organisation: OrganisationPage }) {
  const router = useRouter();
  const { proven, dialog } = useProven(useMutation(useApi().settings.saveOrganisation.mutationOptions()));
  const { errors, submit, isPending } = useCheckedForm({
    shape: SaveOrganisation,
    mutation: proven,
    valuesOf: (form) => ({ ...Object.fromEntries(form), openScorecards: form.has("openScorecards") }),
    onDone: () => {
      showToast({ text: "Saved." });
      router.refresh();
    },
  });
  return (
    <Card title="Whose customers are these?" subtitle={fixedWords(organisation)}>
      <form onSubmit={submit} noValidate className="grid max-w-lede gap-5">
        <ErrorSummary errors={errors} />
        <TextField
          name="name"
          label="Name of the organisation"
          autoComplete="organization"
          defaultValue={organisation.name}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField name="currency" label="Currency" maxLength={3} defaultValue={organisation.currency} />
          <SelectField
            name="fiscalYearStart"
            label="The fiscal year starts in"
            defaultValue={String(organisation.fiscalYearStart)}
            options={monthNames.map((label, index) => ({ value: String(index + 1), label }))}
          />
        </div>
        <Checkbox
          name="openScorecards"
          label="Department heads see every department’s scorecard"
          hint="Scores and targets only: customers’ words stay with their own department."
          defaultChecked={organisation.openScorecards}
        />
        <div>
          <Button type="submit" variant="primary" disabled={isPending}>
            Save the organisation
          </Button>
        </div>
      </form>
      {dialog}
    </Card>
  );
}

const languageNames = new Intl.DisplayNames("en", { type: "language" });

function fixedWords({ timeZone, language }: OrganisationPage): string {
  return `Time zone ${timeZone.replaceAll("_", " ")}, fixed at set-up because every count rests on it · ${languageNames.of(language) ?? language}`;
}
