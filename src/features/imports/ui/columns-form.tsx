"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Notice } from "@/ui/primitives/notice";
import { RadioGroup } from "@/ui/primitives/choice-field";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";
import { importRoles, type ImportStatus, type InspectReport } from "../schema";
import { roleLabels } from "./import-words";

/** Which column is what: suggested, shown with its values, open to correction. What the file does not say is asked. */
export function ColumnsForm({ status, report }: { status: ImportStatus; report: InspectReport }) {
  const api = useApi();
  const queries = useQueryClient();
  const choose = useMutation(
    api.imports.choose.mutationOptions({
      onSettled: () => queries.invalidateQueries(api.imports.status.queryFilter({ token: status.token })),
    }),
  );
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    choose.mutate({ token: status.token, choices: choicesIn(new FormData(event.currentTarget)) });
  }
  const asksDate = report.needs.some(({ role }) => role === "date");
  const orders = report.needs.find(({ role, options }) => role === "date" && options)?.options;
  return (
    <Card title="Which column is what?" subtitle={layoutWords(report)}>
      <form onSubmit={submit} className="grid gap-4">
        {report.needs.map(({ question }) => (
          <Notice key={question} tone="risk">
            {question}
          </Notice>
        ))}
        {choose.error ? <Notice tone="bad">{choose.error.message}</Notice> : null}
        {orders ? (
          <RadioGroup
            name="dateOrder"
            legend="How are the dates written?"
            options={orders}
            defaultValue={status.choices.dateOrder}
          />
        ) : null}
        {asksDate && !orders ? (
          <TextField
            name="fixedDate"
            type="date"
            label="Day of all answers"
            defaultValue={status.choices.fixedDate}
          />
        ) : status.choices.fixedDate ? (
          <TextField
            name="fixedDate"
            type="date"
            label="Day of answers without a date"
            defaultValue={status.choices.fixedDate}
          />
        ) : null}
        <div className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-2">
          {importRoles.map((role) => (
            <RoleField key={role} role={role} report={report} />
          ))}
        </div>
        <div>
          <Button type="submit" disabled={choose.isPending}>
            Check again
          </Button>
        </div>
      </form>
    </Card>
  );
}

function RoleField({ role, report }: { role: (typeof importRoles)[number]; report: InspectReport }) {
  const chosen = report.suggestedOptions.mapping[role];
  const column = chosen === undefined ? undefined : report.columns[chosen];
  const options = report.columns
    .filter(({ filled }) => filled > 0)
    .map(({ position, ref, question }) => ({
      value: String(position),
      label: (question ?? ref).slice(0, 80),
    }));
  return (
    <SelectField
      name={role}
      label={roleLabels[role]}
      placeholder="Not in this file"
      options={options}
      defaultValue={chosen === undefined ? "" : String(chosen)}
      hint={column ? samplesOf(column) : undefined}
    />
  );
}

function samplesOf({ samples }: InspectReport["columns"][number]): string {
  return samples.map((sample) => (sample.length > 24 ? `${sample.slice(0, 24)}…` : sample)).join(" · ");
}

function choicesIn(form: FormData): ImportStatus["choices"] {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const mapping = Object.fromEntries(
    importRoles.map((role) => {
      const position = text(role);
      return [role, position === undefined ? null : Number(position)];
    }),
  );
  const order = text("dateOrder");
  return {
    mapping,
    fixedDate: text("fixedDate"),
    dateOrder: order === "day-first" || order === "month-first" ? order : undefined,
  };
}

function layoutWords({ format, encoding, headerRows, dates }: InspectReport): string {
  const source = format === "plain" ? "A plain table" : `An export as ${format} writes it`;
  const rows = headerRows === 1 ? "one header row" : `${headerRows} header rows`;
  return `${source}, ${encoding}, ${rows}${dates ? `; dates ${dates.format}` : ""}`;
}
