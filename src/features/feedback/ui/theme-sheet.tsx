"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { buttonLook } from "@/ui/primitives/button-look";
import type { FeedbackAsked, ThemeDraft, ThemeEditor } from "../schema";
import { ThemeForm } from "./theme-form";
import { usePhrase, type Phrase } from "./use-phrase";

type Edited = ThemeDraft & { id?: number };
const blank: Edited = { name: "", touchpointIds: [], departmentId: null, phrases: [], exclusions: [] };

/** Themes in a sheet over the right side: choose one, change it, or make one; words marked in a comment go into it. */
export function ThemeSheet({ asked }: { asked: FeedbackAsked }) {
  const api = useApi();
  const [isOpen, setOpen] = useState(false);
  const [edited, setEdited] = useState<Edited>();
  const [phrase, setPhrase] = usePhrase();
  const { data } = useQuery({ ...api.feedback.editor.queryOptions(), enabled: isOpen });
  const close = () => {
    setOpen(false);
    setEdited(undefined);
    setPhrase(undefined);
  };
  const open = () => setOpen(true);
  const start = (theme: Edited) =>
    setEdited(
      isOpen && phrase?.isTaken && !theme.phrases.includes(phrase.text)
        ? { ...theme, phrases: [...theme.phrases, phrase.text] }
        : theme,
    );
  return (
    <>
      <Button onClick={open}>Edit themes</Button>
      {phrase && !isOpen ? (
        <button
          type="button"
          className={`${buttonLook({ variant: "primary" })} absolute z-20 shadow-menu`}
          style={{ top: phrase.top, left: phrase.left }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setPhrase({ ...phrase, isTaken: true });
            open();
          }}
        >
          Add to theme
        </button>
      ) : null}
      {isOpen ? (
        <Sheet title={titleOf(edited)} onClose={close}>
          {data ? (
            <SheetContent {...{ edited, asked, setEdited, start }} editor={data} phrase={phrase} />
          ) : null}
        </Sheet>
      ) : null}
    </>
  );
}

const titleOf = (edited: Edited | undefined) =>
  edited === undefined ? "Themes" : edited.id === undefined ? "New theme" : "Edit theme";

type ContentProps = {
  editor: ThemeEditor;
  edited: Edited | undefined;
  asked: FeedbackAsked;
  phrase: Phrase | undefined;
  start: (theme: Edited) => void;
  setEdited: (theme: Edited | undefined) => void;
};

function SheetContent({ editor, edited, asked, phrase, start, setEdited }: ContentProps) {
  if (!edited)
    return (
      <ThemeChoice editor={editor} phrase={phrase?.isTaken ? phrase.text : undefined} onChoose={start} />
    );
  const key = edited.id ?? "new";
  return <ThemeForm key={key} {...{ editor, asked }} theme={edited} onDone={() => setEdited(undefined)} />;
}

function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="sheet-title"
      onClose={onClose}
      className="fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-[440px] overflow-y-auto border-l bg-raised p-5 text-ink shadow-menu backdrop:bg-ink/20"
    >
      <header className="mb-4 flex items-center justify-between gap-4">
        <h2 id="sheet-title" className="text-title">
          {title}
        </h2>
        <button
          type="button"
          className={buttonLook({ variant: "quiet" })}
          onClick={() => dialog.current?.close()}
        >
          <X aria-hidden className="size-4" />
          <span className="sr-only">Close</span>
        </button>
      </header>
      {children}
    </dialog>
  );
}

type ThemeChoiceProps = { editor: ThemeEditor; phrase?: string; onChoose: (theme: Edited) => void };

function ThemeChoice({ editor, phrase, onChoose }: ThemeChoiceProps) {
  const owner = editor.isOwnOnly ? (editor.departments[0]?.id ?? null) : null;
  return (
    <div className="grid gap-3">
      <p className="text-small text-muted">
        {phrase
          ? `Add “${phrase}” to a theme:`
          : "A theme gathers the phrases customers use for one thing. Changing it codes every comment again."}
      </p>
      <Button variant="primary" onClick={() => onChoose({ ...blank, departmentId: owner })}>
        New theme
      </Button>
      <ul className="divide-y border-y">
        {editor.themes.map((theme) => (
          <li key={theme.id} className="flex min-h-10 items-center justify-between gap-3">
            <span className="min-w-0">
              <span className="block truncate">{theme.name}</span>
              <span className="block truncate text-small text-subtle">{theme.phrases.join(", ")}</span>
            </span>
            {theme.isMine ? (
              <Button onClick={() => onChoose(theme)}>
                {phrase ? "Add" : "Edit"}
                <span className="sr-only"> {theme.name}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
