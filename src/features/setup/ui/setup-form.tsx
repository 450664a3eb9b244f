"use client";
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { paths } from "@/paths";
import { cn } from "@/ui/class-names";
import { Button } from "@/ui/primitives/button";
import { RadioGroup } from "@/ui/primitives/choice-field";
import { Notice } from "@/ui/primitives/notice";
import { monthNames } from "@/ui/dates";
import { PasswordField } from "@/ui/primitives/password-field";
import { SelectField } from "@/ui/primitives/select-field";
import { Stepper } from "@/ui/primitives/stepper";
import { TextField } from "@/ui/primitives/text-field";

const STEPS = ["Your account", "Organisation", "Start with"] as const;
const STARTS = [
  {
    value: "sample",
    label: "A sample insurer’s answers",
    hint: "Two years of invented answers, to look around. They take a minute to arrive",
  },
  {
    value: "template",
    label: "The eight-stage template",
    hint: "A journey to fill with your touchpoints and owners",
  },
  { value: "empty", label: "Nothing", hint: "Import a file, and build the journey from what it names" },
];

const never = () => () => undefined;
type Props = { token: string; timeZones: readonly string[]; problem?: string };

/** The first run: three steps where a script runs, one page where none does. One form either way. */
export function SetupForm({ token, timeZones, problem }: Props) {
  const isInteractive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [step, setStep] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useZoneOfBrowser(form, timeZones);
  const isLast = step === STEPS.length - 1;
  const onward = () => {
    const fields = [
      ...(form.current?.querySelectorAll<HTMLInputElement>(`[data-step="${step}"] :is(input, select)`) ?? []),
    ];
    if (fields.every((field) => field.reportValidity())) setStep(step + 1);
  };
  return (
    <form ref={form} method="post" action={paths.setupForm()} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      {isInteractive ? <Stepper steps={STEPS} current={step + 1} /> : null}
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      <Steps current={isInteractive ? step : undefined} timeZones={timeZones} />
      <div className="flex gap-2">
        {isInteractive && step > 0 ? (
          <Button size="large" onClick={() => setStep(step - 1)}>
            Back
          </Button>
        ) : null}
        {isInteractive && !isLast ? (
          // A key each: one button that turned into the other would send the form with the very click that led to it.
          <Button key="next" size="large" variant="primary" onClick={onward}>
            Next
          </Button>
        ) : (
          <Button key="send" size="large" type="submit" variant="primary">
            Set up Kept
          </Button>
        )}
      </div>
    </form>
  );
}

function Steps({ current, timeZones }: { current: number | undefined; timeZones: readonly string[] }) {
  return (
    <>
      <Step at={0} current={current}>
        <TextField
          name="code"
          label="Set-up code"
          hint="The server printed it when it started"
          autoComplete="off"
          required
        />
        <TextField name="name" label="Your name" autoComplete="name" required maxLength={120} />
        <TextField name="email" type="email" label="Your e-mail" autoComplete="username" required />
        <PasswordField
          name="password"
          label="Your password"
          hint="At least 12 characters; a few words in a row are good"
          autoComplete="new-password"
        />
      </Step>
      <Step at={1} current={current}>
        <TextField
          name="organisation"
          label="Name of the organisation"
          autoComplete="organization"
          required
          maxLength={120}
        />
        <SelectField
          name="timeZone"
          label="Time zone"
          hint="Decides which day an answer belongs to. It cannot be changed later"
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
          defaultValue="Europe/London"
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="currency"
            label="Currency"
            defaultValue="EUR"
            required
            pattern="[A-Za-z]{3}"
            maxLength={3}
          />
          <SelectField name="language" label="Language" options={[{ value: "en", label: "English" }]} />
        </div>
        <SelectField
          name="fiscalYearStart"
          label="The fiscal year starts in"
          options={monthNames.map((label, index) => ({ value: String(index + 1), label }))}
        />
      </Step>
      <Step at={2} current={current}>
        <RadioGroup
          name="start"
          legend="What do you want to start with?"
          options={STARTS}
          defaultValue="sample"
          boxed
        />
      </Step>
    </>
  );
}

function Step({ at, current, children }: { at: number; current: number | undefined; children: ReactNode }) {
  return (
    <fieldset
      data-step={at}
      className={cn("grid gap-4", current !== undefined && current !== at && "hidden")}
    >
      <legend className="sr-only">{STEPS[at]}</legend>
      {children}
    </fieldset>
  );
}

/** Offers the browser's own time zone first: most people set up where they are. */
function useZoneOfBrowser(form: { current: HTMLFormElement | null }, zones: readonly string[]): void {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const field = form.current?.elements.namedItem("timeZone");
    if (field instanceof HTMLSelectElement && zones.includes(zone)) field.value = zone;
  }, [form, zones]);
}
