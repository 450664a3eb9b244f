"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useApi } from "@/api/client";
import { keyUses, keyUseWords } from "@/domain/key-uses";
import { useProven } from "@/features/account/ui/proof-dialog";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Checkbox } from "@/ui/primitives/choice-field";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { Notice } from "@/ui/primitives/notice";
import { SelectField } from "@/ui/primitives/select-field";
import { TextField } from "@/ui/primitives/text-field";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { CreateKey, type NewKey } from "../schema";

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Makes a key for a program, and shows it this once. */
export function NewKeyForm() {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [made, setMade] = useState<NewKey>();
  const { proven, dialog } = useProven(useMutation(useApi().keys.create.mutationOptions()));
  const { errors, submit, isPending } = useCheckedForm({
    shape: CreateKey,
    mutation: proven,
    valuesOf: (fields) => ({ ...Object.fromEntries(fields), uses: fields.getAll("uses") }),
    onDone: (key) => {
      setMade(key);
      form.current?.reset();
      router.refresh();
    },
  });
  return (
    <Card title="A new key" subtitle="For a program: it may do what it is made for, and nothing else">
      <div className="grid gap-4">
        <div aria-live="polite" className="empty:hidden">
          {made ? <MadeKey made={made} /> : null}
        </div>
        <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
          <ErrorSummary errors={errors} />
          <div className="grid items-end gap-4 sm:grid-cols-2">
            <TextField name="name" label="Which program" autoComplete="off" />
            <SelectField
              name="days"
              label="Good for"
              defaultValue="90"
              options={[
                { value: "30", label: "30 days" },
                { value: "90", label: "90 days" },
                { value: "365", label: "A year" },
              ]}
            />
          </div>
          <fieldset>
            <legend className="text-label font-medium">What it may do</legend>
            {keyUses.map((use) => (
              <Checkbox key={use} name="uses" value={use} label={capitalised(keyUseWords[use])} />
            ))}
          </fieldset>
          <div>
            <Button type="submit" variant="primary" disabled={isPending}>
              Make this key
            </Button>
          </div>
        </form>
      </div>
      {dialog}
    </Card>
  );
}

function MadeKey({ made: { key, name } }: { made: NewKey }) {
  return (
    <Notice tone="good">
      <p>The key of {name}. It is shown only now: copy it to where the program keeps its secrets.</p>
      <p className="mt-1 font-medium break-all select-all" data-testid="new-key">
        {key}
      </p>
    </Notice>
  );
}
