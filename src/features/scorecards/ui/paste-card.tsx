"use client";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { controlLook } from "@/ui/primitives/field";
import type { TargetsPage } from "../schema";
import { FromAndBecause } from "./from-and-because";
import { PastePreview } from "./paste-preview";
import { usePaste } from "./use-paste";
import { FormAlert } from "./form-alert";

type PasteCardProps = Pick<TargetsPage, "mode" | "earliest">;

/** Many targets at once from a spreadsheet: looked at row by row first, and nothing is written until it is confirmed. */
export function PasteCard({ mode, earliest }: PasteCardProps) {
  const { text, change, read, submit, checked, isReady, isBusy, problem } = usePaste(mode);
  const verb = mode === "set" ? "Set" : "Propose";
  return (
    <form onSubmit={submit} className="min-w-0">
      <Card
        title="From a spreadsheet"
        subtitle="Copy the cells with their headings: Department, Stage or Touchpoint; then Measure, Target, Band, From, Reason, a target a line; or a column a measure, such as NPS. Nothing is written until you have seen what would change."
      >
        <Source text={text} change={change} read={read} />
        {checked ? <PastePreview {...checked} /> : null}
        <div className="mt-4 grid items-end gap-4 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
          {isReady ? <FromAndBecause earliest={earliest} prefix="pasted-" /> : null}
          <Button
            type="submit"
            size="large"
            variant={isReady ? "primary" : undefined}
            className="sm:col-start-3"
            disabled={text.trim() === "" || isBusy}
          >
            {isReady ? `${verb} ${checked?.rows.length ?? 0} targets` : "Check"}
          </Button>
        </div>
        <FormAlert>{problem}</FormAlert>
      </Card>
    </form>
  );
}

type SourceProps = { text: string; change: (text: string) => void; read: (file: File) => Promise<void> };

function Source({ text, change, read }: SourceProps) {
  return (
    <>
      <label htmlFor="pasted" className="text-small font-medium">
        Cells
      </label>
      <textarea
        id="pasted"
        rows={6}
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
        className={`${controlLook} mt-1 py-2 font-mono text-small`}
      />
      <label className="mt-2 flex flex-wrap items-center gap-2 text-small text-muted">
        or a CSV or Excel file
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) void read(file);
          }}
        />
      </label>
    </>
  );
}
