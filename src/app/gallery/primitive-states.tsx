import { Sample } from "@/app/gallery/sample";
import type { Pane } from "@/app/gallery/sample";
import { Button, ButtonLink } from "@/ui/primitives/button";
import { Checkbox, RadioGroup } from "@/ui/primitives/choice-field";
import { DataTable } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { ErrorCard } from "@/ui/primitives/error-card";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { InfoPopover } from "@/ui/primitives/info-popover";
import { LinkMenu } from "@/ui/primitives/link-menu";
import { Notice } from "@/ui/primitives/notice";
import { PasswordField } from "@/ui/primitives/password-field";
import { CountBadge, Pill } from "@/ui/primitives/pill";
import { ProgressBar } from "@/ui/primitives/progress-bar";
import { SelectField } from "@/ui/primitives/select-field";
import { Skeleton } from "@/ui/primitives/skeleton";
import { Stepper } from "@/ui/primitives/stepper";
import { TextArea, TextField } from "@/ui/primitives/text-field";
import { TextLink } from "@/ui/primitives/text-link";
import { FilterChips } from "@/ui/layout/filter-chips";
import { LinkTabs } from "@/ui/layout/link-tabs";

const here = "/gallery";

/** Buttons, fields, messages and tables. `pane` keeps the ids of the two themes apart. */
export function PrimitiveStates({ pane }: { pane: Pane }) {
  return (
    <>
      <Actions pane={pane} />
      <Fields pane={pane} />
      <Messages pane={pane} />
      <Sample pane={pane} title="Table, steps, progress and loading">
        <div className="flex flex-col gap-5">
          <SampleTable pane={pane} />
          <Stepper steps={["File", "Columns", "Check", "Import"]} current={2} />
          <ProgressBar label="Importing answers" done={640_000} of={1_000_000} note="12,400 rows a second" />
          <ProgressBar label="Nothing yet" done={0} of={0} />
          <Skeleton className="h-16" />
        </div>
      </Sample>
    </>
  );
}

function Actions({ pane }: { pane: Pane }) {
  return (
    <Sample
      pane={pane}
      title="Buttons, links and pills"
      subtitle="One primary button a view"
      info={
        <InfoPopover
          subject="Net Promoter Score"
          sentence="Of every 100 answers, how many more are promoters (9 or 10) than detractors (0 to 6)."
          formula="100 × (promoters − detractors) ÷ answers"
          scope="All journeys, all segments"
          answers="2,418 answers of 9,870 asked"
          dates="1 Sep to 30 Nov 2026"
          moreHref={here}
        />
      }
      actions={<TextLink href={here}>All answers</TextLink>}
      foot="Data to 21 Nov 2026, 06:00"
    >
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary">Sign off October</Button>
        <Button>Edit targets</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="danger">Deactivate Ana</Button>
        <Button disabled>Continue to check</Button>
        <ButtonLink href={here}>Open cases</ButtonLink>
        <LinkMenu
          name="Period"
          label="Last quarter"
          items={[
            { href: "/gallery?period=last-quarter", label: "Last quarter", isCurrent: true },
            { href: "/gallery?period=this-quarter", label: "This quarter so far" },
          ]}
        />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Pill>Due in 9 d</Pill>
        <Pill tone="good">Kept</Pill>
        <Pill tone="risk">Late 12 d</Pill>
        <Pill tone="bad">No owner</Pill>
        <Pill tone="bad" isOutlined>
          Likely missed
        </Pill>
        <CountBadge count={7} label="cases past deadline" />
        <CountBadge count={240} label="answers waiting" tone="neutral" />
      </div>
      <div className="mt-3 flex flex-col gap-3">
        <FilterChips chips={[{ label: "Segment: Motor", removeHref: here }]} clearHref={here} />
        <LinkTabs
          label={`Parts of this page, ${pane}`}
          tabs={[
            { href: here, label: "Now", isCurrent: true },
            { href: "/gallery?tab=history", label: "History", isCurrent: false, count: 12 },
            { href: "/gallery?tab=people", label: "People", isCurrent: false },
          ]}
        />
      </div>
    </Sample>
  );
}

function Fields({ pane }: { pane: Pane }) {
  return (
    <Sample pane={pane} title="Fields" subtitle="Plain, with a hint, wrong, disabled">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name={`${pane}-email`}
          label="E-mail"
          type="email"
          defaultValue="executive@northgate.example"
        />
        <PasswordField name={`${pane}-password`} label="Password" autoComplete="current-password" />
        <TextField
          name={`${pane}-target`}
          label="Target"
          hint="A whole number from −100 to 100"
          error="Enter a number up to 100"
          defaultValue="350"
        />
        <SelectField
          name={`${pane}-touchpoint`}
          label="Touchpoint"
          placeholder="Choose a touchpoint"
          options={[{ value: "garage", label: "Garage (Use)" }]}
        />
        <TextArea name={`${pane}-note`} label="Note" rows={2} />
        <TextField name={`${pane}-zone`} label="Time zone" defaultValue="Europe/London" disabled />
        <div>
          <Checkbox
            name={`${pane}-remember`}
            label="Tell me about late cases"
            hint="Once a day"
            defaultChecked
          />
          <Checkbox name={`${pane}-off`} label="Not for you" disabled />
        </div>
        <RadioGroup
          boxed
          name={`${pane}-start`}
          legend="Start with"
          defaultValue="sample"
          options={[
            { value: "sample", label: "Sample insurance data", hint: "Can be removed in one action" },
            { value: "empty", label: "Nothing" },
          ]}
        />
      </div>
    </Sample>
  );
}

function Messages({ pane }: { pane: Pane }) {
  return (
    <Sample pane={pane} title="Messages and empty places">
      <div className="flex flex-col gap-3">
        <ErrorSummary
          takesFocus={false}
          errors={[
            { message: "Enter a target up to 100", fieldId: `${pane}-target` },
            { message: "E-mail or password is wrong." },
          ]}
        />
        <Notice>The filter Claims was removed: no access</Notice>
        <Notice tone="good">Saved. The new target counts from December.</Notice>
        <Notice tone="risk" action={<TextLink href={here}>Open health</TextLink>}>
          Figures are from yesterday 06:00: the nightly run failed. Admins have been told.
        </Notice>
        <Notice tone="bad">Too many tries. Try again in 5 minutes.</Notice>
        <ErrorCard
          what="This chart could not be loaded."
          reference="8F2C"
          retry={<ButtonLink href={here}>Try again</ButtonLink>}
        />
        <EmptyState
          title="No journey yet"
          action={<Button variant="primary">Start from the eight-stage template</Button>}
        >
          A journey lists the stages customers go through and who owns them.
        </EmptyState>
      </div>
    </Sample>
  );
}

type Person = { name: string; role: string; answers: number };

function SampleTable({ pane }: { pane: Pane }) {
  const rows: Person[] = [
    { name: "Head of Claims", role: "Head of Claims", answers: 875 },
    { name: "Claims handler", role: "Member of Claims", answers: 12_400 },
  ];
  return (
    <DataTable
      caption={`People in Claims, ${pane}`}
      rows={rows}
      rowKey={(person) => person.name}
      columns={[
        { key: "name", head: "Person", isRowHeader: true, cell: (person) => person.name },
        { key: "role", head: "Role", cell: (person) => person.role },
        {
          key: "answers",
          head: "Answers",
          align: "end",
          cell: (person) => person.answers.toLocaleString("en-GB"),
        },
      ]}
    />
  );
}
