"use client";
import { useMutation } from "@tanstack/react-query";
import { Bookmark, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useRef, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { buttonLook } from "@/ui/primitives/button-look";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import type { SavedView } from "../schema";

/** The reader's own views, and this one to be kept under a name. */
export function SavedViews({ views, query }: { views: readonly SavedView[]; query: string }) {
  const api = useApi();
  const router = useRouter();
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  const done = {
    onSuccess: () => router.refresh(),
    onError: (error: { message: string }) => showToast({ text: error.message }),
  };
  const save = useMutation(api.feedback.saveView.mutationOptions(done));
  const remove = useMutation(api.feedback.removeView.mutationOptions(done));
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    if (typeof name !== "string" || name.trim() === "") return;
    save.mutate({ name, query });
    event.currentTarget.reset();
    popover.current?.hidePopover();
  }
  return (
    <>
      <button type="button" popoverTarget={id} className={buttonLook()}>
        <Bookmark aria-hidden className="size-4 text-muted" />
        Saved views
      </button>
      <div
        id={id}
        ref={popover}
        popover="auto"
        role="dialog"
        aria-label="Saved views"
        className="popover-below w-72 rounded-card border bg-raised p-3 text-ink shadow-menu"
      >
        {views.length > 0 ? (
          <ViewList views={views} onRemove={(view) => remove.mutate({ id: view })} />
        ) : null}
        <form onSubmit={submit} className="grid gap-2">
          <TextField
            id={`${id}-name`}
            name="name"
            label="Keep this view as"
            maxLength={60}
            autoComplete="off"
          />
          <Button type="submit" disabled={save.isPending}>
            Save view
          </Button>
        </form>
      </div>
    </>
  );
}

function ViewList({ views, onRemove }: { views: readonly SavedView[]; onRemove: (id: number) => void }) {
  return (
    <ul className="mb-3 border-b pb-2">
      {views.map(({ id, name, query }) => (
        <li key={id} className="flex items-center gap-1">
          <a
            href={`${paths.feedback()}${query ? `?${query}` : ""}`}
            className="flex min-h-8 min-w-0 flex-1 items-center rounded-pill px-1 hover:bg-tint"
          >
            <span className="truncate">{name}</span>
          </a>
          <button
            type="button"
            className="grid size-8 place-items-center rounded-pill text-subtle hover:text-ink"
            onClick={() => onRemove(id)}
          >
            <X aria-hidden className="size-4" />
            <span className="sr-only">Remove the view {name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
