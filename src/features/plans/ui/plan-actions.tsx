"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { FormDialog } from "@/ui/primitives/form-dialog";
import { SelectField } from "@/ui/primitives/select-field";
import { TextArea, TextField } from "@/ui/primitives/text-field";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { useDone } from "@/ui/primitives/use-done";
import { statesAfter } from "../rules/standing";
import { HandOverPlan, MovePlan, RedatePlan, type PlanPage, type PlanState } from "../schema";

type Asking = PlanState | "date" | "owner";

/** Steps a plan may take from here, its date, and who answers for it; each asks what it needs to know. */
export function PlanActions({ page }: { page: PlanPage }) {
  const [asking, setAsking] = useState<Asking>();
  const { plan, people } = page;
  const isOpen = plan.state === "planned" || plan.state === "in progress";
  const close = () => setAsking(undefined);
  return (
    <div className="flex flex-wrap gap-2">
      {statesAfter(plan.state).map((to) => (
        <Button key={to} onClick={() => setAsking(to)}>
          {verbOf(plan.state, to)}
        </Button>
      ))}
      {isOpen ? (
        <Button variant="quiet" onClick={() => setAsking("date")}>
          Move date
        </Button>
      ) : null}
      {people.length > 1 ? (
        <Button variant="quiet" onClick={() => setAsking("owner")}>
          Hand over
        </Button>
      ) : null}
      {asking === "date" ? <DateDialog page={page} onClose={close} /> : null}
      {asking === "owner" ? <OwnerDialog page={page} onClose={close} /> : null}
      {asking !== undefined && asking !== "date" && asking !== "owner" ? (
        <StateDialog page={page} to={asking} onClose={close} />
      ) : null}
    </div>
  );
}

const verbs: Record<PlanState, string> = {
  planned: "Plan again",
  "in progress": "Start",
  done: "Mark done",
  stopped: "Stop",
};
/** What was over is taken up again; what was not begun is started. */
function verbOf(from: PlanState, to: PlanState): string {
  return to === "in progress" && from !== "planned" ? "Take up again" : verbs[to];
}
const asked: Record<PlanState, string> = {
  planned: "A word about it",
  "in progress": "A word about it",
  done: "What changed?",
  stopped: "Why?",
};

type DialogProps = { page: PlanPage; onClose: () => void };

function StateDialog({ page: { plan }, to, onClose }: DialogProps & { to: PlanState }) {
  const { id, version, title, state } = plan;
  const form = useCheckedForm({
    shape: MovePlan,
    mutation: useMutation(useApi().plans.move.mutationOptions()),
    valuesOf: (fields) => ({ ...Object.fromEntries(fields), id, version, to }),
    onDone: useDone("Written down.", onClose),
  });
  return (
    <FormDialog title={verbOf(state, to)} words={title} {...{ form, onClose }}>
      <TextArea name="note" label={asked[to]} rows={3} maxLength={500} />
    </FormDialog>
  );
}

function DateDialog({ page: { plan, today }, onClose }: DialogProps) {
  const { id, version, title, due } = plan;
  const form = useCheckedForm({
    shape: RedatePlan,
    mutation: useMutation(useApi().plans.redate.mutationOptions()),
    valuesOf: (fields) => ({ ...Object.fromEntries(fields), id, version }),
    onDone: useDone("The date is moved. The first one stays beside it.", onClose),
  });
  return (
    <FormDialog title="Move date" words={title} {...{ form, onClose }}>
      <TextField name="due" type="date" label="New date" min={today} defaultValue={due} />
      <TextArea name="reason" label="Why" rows={2} maxLength={300} />
    </FormDialog>
  );
}

function OwnerDialog({ page: { plan, people }, onClose }: DialogProps) {
  const { id, version, title } = plan;
  const form = useCheckedForm({
    shape: HandOverPlan,
    mutation: useMutation(useApi().plans.handOver.mutationOptions()),
    valuesOf: (fields) => ({ ...Object.fromEntries(fields), id, version }),
    onDone: useDone("Handed over.", onClose),
  });
  return (
    <FormDialog title="Hand over" words={title} {...{ form, onClose }}>
      <SelectField
        name="ownerId"
        label="Who answers for it"
        placeholder="Choose"
        options={people.map(({ id: value, name }) => ({ value, label: name }))}
      />
    </FormDialog>
  );
}
