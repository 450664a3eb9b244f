"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Notice } from "@/ui/primitives/notice";
import type { ImportStatus, InspectReport } from "../schema";
import { choicesIn, whyTwice } from "./choices-in";
import { ColumnsTable } from "./columns-table";
import { layoutWords } from "./import-words";
import { NameQuestions } from "./name-questions";
import { OpenQuestions } from "./open-questions";
import { StoredOtherwise } from "./stored-otherwise";

/** Which column is what: suggested, shown with its values, open to correction. What the file does not say is asked. */
export function ColumnsForm({ status, report }: { status: ImportStatus; report: InspectReport }) {
  const api = useApi();
  const queries = useQueryClient();
  const [twice, setTwice] = useState<string>();
  const choose = useMutation(
    api.imports.choose.mutationOptions({
      onSettled: () => queries.invalidateQueries(api.imports.status.queryFilter({ token: status.token })),
    }),
  );
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const problem = whyTwice(form, report);
    setTwice(problem);
    if (problem !== undefined) return;
    const choices = choicesIn(form, report);
    // How the file is stored and how its rows become answers stays as it was chosen before.
    const { wide, encoding, hasHeader } = status.choices;
    const said = {
      wide: choices.wide ?? wide,
      encoding: choices.encoding ?? encoding,
      hasHeader: choices.hasHeader ?? hasHeader,
    };
    choose.mutate({ token: status.token, choices: { ...choices, ...said } });
  }
  const open = report.needs.length;
  return (
    <Card title="What is in each column?" subtitle={layoutWords(report)}>
      <form onSubmit={submit} className="grid gap-5">
        {report.isRecalled && open === 0 ? (
          <Notice tone="good">Read as the last file with these headings. Nothing is left to answer.</Notice>
        ) : null}
        {twice ? <Notice tone="bad">{twice}</Notice> : null}
        {choose.error ? <Notice tone="bad">{choose.error.message}</Notice> : null}
        <OpenQuestions status={status} report={report} />
        <NameQuestions report={report} known={status.known} />
        <ColumnsTable report={report} />
        <StoredOtherwise report={report} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant={open > 0 ? "primary" : "secondary"} disabled={choose.isPending}>
            Check again
          </Button>
          {open > 0 ? (
            <span className="text-small text-subtle">
              {open === 1 ? "One question is left" : `${open} questions are left`}
            </span>
          ) : null}
        </div>
      </form>
    </Card>
  );
}
