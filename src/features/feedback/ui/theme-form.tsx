import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { SelectField } from "@/ui/primitives/select-field";
import { TextArea, TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { ThemeDraft, type FeedbackAsked, type ThemeEditor } from "../schema";
import { ThemePreviewList } from "./theme-preview";

type ThemeFormProps = {
  theme: ThemeDraft & { id?: number };
  editor: ThemeEditor;
  asked: FeedbackAsked;
  onDone: () => void;
};

/** Lines as people type them: one phrase each, empty ones left out. */
const linesOf = (text: string) =>
  [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "");

/** One theme: its name, owner, places, phrases and exclusions, with what it would find while it is typed. */
export function ThemeForm({ theme, editor, asked, onDone }: ThemeFormProps) {
  const [draft, setDraft] = useState(theme);
  const [errors, setErrors] = useState<string[]>([]);
  const [isRemoving, setIsRemoving] = useState(false);
  const { save, remove } = useSaving(theme, onDone, setErrors);
  const change = (part: Partial<ThemeDraft>) => setDraft((known) => ({ ...known, ...part }));
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const checked = ThemeDraft.safeParse(draft);
    setErrors(checked.success ? [] : checked.error.issues.map(({ message }) => message));
    if (checked.success) save.mutate({ ...checked.data, id: theme.id });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {errors.length > 0 ? <ErrorSummary errors={errors.map((message) => ({ message }))} /> : null}
      <PlaceFields draft={draft} editor={editor} change={change} />
      <PhraseFields draft={draft} change={change} />
      <ThemePreviewList
        asked={asked}
        draft={{
          ...draft,
          phrases: linesOf(draft.phrases.join("\n")),
          exclusions: linesOf(draft.exclusions.join("\n")),
        }}
        onAdd={(phrase) => change({ phrases: [...linesOf(draft.phrases.join("\n")), phrase] })}
      />
      <div className="flex flex-wrap justify-between gap-2 border-t pt-4">
        <div className="flex gap-2">
          <Button type="submit" variant="primary" disabled={save.isPending}>
            Save theme
          </Button>
          <Button onClick={onDone}>Cancel</Button>
        </div>
        {theme.id === undefined ? null : (
          <Button variant="danger" disabled={remove.isPending} onClick={() => setIsRemoving(true)}>
            Remove theme
          </Button>
        )}
      </div>
      {isRemoving ? (
        <ConfirmDialog
          title={`Remove “${theme.name}”?`}
          words="Its phrases go, and comments are not counted under it any more, in past periods either."
          verb="Remove it"
          isPending={remove.isPending}
          onConfirm={() => remove.mutate({ id: theme.id ?? 0 })}
          onClose={() => setIsRemoving(false)}
        />
      ) : null}
    </form>
  );
}

function useSaving(
  theme: ThemeFormProps["theme"],
  onDone: () => void,
  setErrors: (errors: string[]) => void,
) {
  const api = useApi();
  const queries = useQueryClient();
  const router = useRouter();
  const done = (text: string) => ({
    onSuccess: () => {
      showToast({ text });
      void queries.invalidateQueries(api.feedback.editor.queryFilter());
      router.refresh();
      onDone();
    },
    onError: ({ message }: { message: string }) => setErrors([message]),
  });
  return {
    save: useMutation(
      api.feedback.saveTheme.mutationOptions(done("Saved. All comments are being coded again by it.")),
    ),
    remove: useMutation(api.feedback.removeTheme.mutationOptions(done(`Removed “${theme.name}”.`))),
  };
}

type FieldsProps = { draft: ThemeDraft; change: (part: Partial<ThemeDraft>) => void };

/** What it is called, who takes care of it, and where it is looked for. */
function PlaceFields({ draft, editor, change }: FieldsProps & { editor: ThemeEditor }) {
  return (
    <>
      <TextField
        id="theme-name"
        name="name"
        label="Name"
        autoComplete="off"
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <SelectField
        id="theme-owner"
        name="owner"
        label="Department that takes care of it"
        value={draft.departmentId ?? ""}
        onChange={(event) => change({ departmentId: Number(event.target.value) || null })}
        options={[
          ...(editor.isOwnOnly ? [] : [{ value: "", label: "Nobody yet" }]),
          ...editor.departments.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <SelectField
        id="theme-place"
        name="place"
        label="Looked for at"
        value={
          draft.touchpointIds.length === 1
            ? draft.touchpointIds[0]
            : draft.touchpointIds.length > 1
              ? "some"
              : ""
        }
        onChange={(event) => {
          const id = Number(event.target.value);
          if (event.target.value !== "some") change({ touchpointIds: id ? [id] : [] });
        }}
        options={[
          { value: "", label: editor.isOwnOnly ? "All of our touchpoints" : "All touchpoints" },
          ...(draft.touchpointIds.length > 1
            ? [{ value: "some", label: `${draft.touchpointIds.length} touchpoints` }]
            : []),
          ...editor.touchpoints.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
    </>
  );
}

function PhraseFields({ draft, change }: FieldsProps) {
  return (
    <>
      <TextArea
        id="theme-phrases"
        name="phrases"
        label="Phrases"
        hint="One a line. A star stands for any ending: delay*"
        rows={6}
        value={draft.phrases.join("\n")}
        onChange={(event) => change({ phrases: event.target.value.split("\n") })}
        onBlur={() => change({ phrases: linesOf(draft.phrases.join("\n")) })}
      />
      <TextArea
        id="theme-exclusions"
        name="exclusions"
        label="But not with"
        hint="A comment with one of these does not belong to the theme"
        rows={2}
        value={draft.exclusions.join("\n")}
        onChange={(event) => change({ exclusions: event.target.value.split("\n") })}
        onBlur={() => change({ exclusions: linesOf(draft.exclusions.join("\n")) })}
      />
    </>
  );
}
