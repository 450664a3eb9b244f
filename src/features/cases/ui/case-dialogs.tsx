"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { FormDialog } from "@/ui/primitives/form-dialog";
import { SelectField } from "@/ui/primitives/select-field";
import { TextArea } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { useDone } from "@/ui/primitives/use-done";
import { AcknowledgeCase, AssignCase, CloseCase, ReopenCase, RouteCase, type CasePage } from "../schema";

type DialogProps = { page: CasePage; onClose: () => void };

/** What of the case every step sends besides its own fields. */
const withCase =
  ({ case: { id, version } }: CasePage) =>
  (form: FormData) => ({
    ...Object.fromEntries(form),
    id,
    version,
  });

export function AcknowledgeDialog({ page, onClose }: DialogProps) {
  const form = useCheckedForm({
    shape: AcknowledgeCase,
    mutation: useMutation(useApi().cases.acknowledge.mutationOptions()),
    valuesOf: withCase(page),
    onDone: useDone("Written down.", onClose),
  });
  return (
    <FormDialog title="Record our answer" {...{ form, onClose }}>
      <TextArea
        name="said"
        label="What was the customer told?"
        hint="By a person: an automatic letter is no answer"
        rows={4}
        maxLength={2000}
      />
    </FormDialog>
  );
}

export function CloseDialog({ page, onClose }: DialogProps) {
  const form = useCheckedForm({
    shape: CloseCase,
    mutation: useMutation(useApi().cases.close.mutationOptions()),
    valuesOf: withCase(page),
    onDone: useDone("Closed.", onClose),
  });
  return (
    <FormDialog title="Close case" {...{ form, onClose }}>
      <TextArea
        name="rootCause"
        label="What was the root cause?"
        hint="What would have to be different so that it does not happen again"
        rows={3}
        maxLength={500}
      />
    </FormDialog>
  );
}

export function ReopenDialog({ page, onClose }: DialogProps) {
  const form = useCheckedForm({
    shape: ReopenCase,
    mutation: useMutation(useApi().cases.reopen.mutationOptions()),
    valuesOf: withCase(page),
    onDone: useDone("Open again. Its deadlines are the old ones.", onClose),
  });
  return (
    <FormDialog title="Open again" {...{ form, onClose }}>
      <TextArea name="reason" label="Why" hint="Its deadlines stay as they were" rows={2} maxLength={500} />
    </FormDialog>
  );
}

export function AssignDialog({ page, onClose }: DialogProps) {
  const form = useCheckedForm({
    shape: AssignCase,
    mutation: useMutation(useApi().cases.assign.mutationOptions()),
    valuesOf: withCase(page),
    onDone: useDone("Assigned.", onClose),
  });
  return (
    <FormDialog title="Assign" {...{ form, onClose }}>
      <SelectField
        name="personId"
        label="Who handles it"
        placeholder="Choose"
        options={page.people.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </FormDialog>
  );
}

/** Whoever hands a case over may not see it any more, so the list follows. */
export function RouteDialog({ page, onClose }: DialogProps) {
  const router = useRouter();
  const form = useCheckedForm({
    shape: RouteCase,
    mutation: useMutation(useApi().cases.route.mutationOptions()),
    valuesOf: (fields) => ({
      ...withCase(page)(fields),
      departmentId: Number(fields.get("departmentId")) || undefined,
    }),
    onDone: () => {
      showToast({ text: "Handed over. Its deadlines stay." });
      router.push(paths.cases());
    },
  });
  return (
    <FormDialog title="Hand to another department" {...{ form, onClose }}>
      <SelectField
        name="departmentId"
        label="Department"
        placeholder="Choose"
        options={page.departments.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <TextArea name="reason" label="Why" hint="Its deadlines stay as they were" rows={2} maxLength={500} />
    </FormDialog>
  );
}
