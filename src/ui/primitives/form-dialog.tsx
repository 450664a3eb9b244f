"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { ErrorSummary } from "./error-summary";
import type { useCheckedForm } from "./use-checked-form";

type FormDialogProps = {
  title: string;
  /** What it is about, above the fields. */
  words?: string;
  /** What the button that sends it says; the title unless told. */
  verb?: string;
  /** What the button that sends nothing says. */
  leave?: string;
  form: Pick<ReturnType<typeof useCheckedForm>, "errors" | "submit" | "isPending">;
  onClose: () => void;
  children: ReactNode;
};

/** One checked form above the page: what is wrong with it first, then its fields, then to send it or to leave it. */
export function FormDialog(props: FormDialogProps) {
  const { title, words, verb = title, leave = "Leave it", form, onClose, children } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={form.submit} noValidate className="grid gap-4">
        {words ? <p className="text-muted">{words}</p> : null}
        <ErrorSummary errors={form.errors} />
        {children}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" disabled={form.isPending}>
            {verb}
          </Button>
          <Button onClick={onClose}>{leave}</Button>
        </div>
      </form>
    </Dialog>
  );
}
