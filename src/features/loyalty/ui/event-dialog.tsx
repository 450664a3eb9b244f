"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { ApiProvider, useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { Notice } from "@/ui/primitives/notice";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import type { Happening } from "./event-marks";

type EventDialogProps = {
  departmentId?: number;
  /** "every trend", "the trend of Claims". */
  whose: string;
  /** The event to correct; without, a new one. */
  event?: Happening;
  onClose: () => void;
};

/** Writes on a trend what happened on a day, corrects it, or takes it off again. */
export function EventDialog(props: EventDialogProps) {
  return (
    <ApiProvider>
      <EventForm {...props} />
    </ApiProvider>
  );
}

function EventForm({ departmentId, whose, event, onClose }: EventDialogProps) {
  const { add, change, remove, error, setError, isPending } = useEvents(onClose);
  function submit(submitted: SubmitEvent<HTMLFormElement>) {
    submitted.preventDefault();
    const form = new FormData(submitted.currentTarget);
    const [day, words] = [textOf(form.get("day")), textOf(form.get("words")).trim()];
    if (day === "" || words === "") {
      setError("Say on which day it happened, and what.");
      return;
    }
    if (event) change({ id: event.id, day, words });
    else add({ departmentId, day, words });
  }
  return (
    <Dialog title={event ? "Correct this event" : "What happened?"} onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <p className="text-muted">It appears on {event?.isEverybodys ? "every trend" : whose}.</p>
        {error ? <Notice tone="bad">{error}</Notice> : null}
        <TextField name="day" type="date" label="Day" defaultValue={event?.day} required />
        <TextField
          name="words"
          label="What happened, in a few words"
          maxLength={200}
          defaultValue={event?.words}
          autoComplete="off"
          required
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" disabled={isPending}>
            {event ? "Save the event" : "Add the event"}
          </Button>
          {event ? (
            <Button variant="danger" disabled={isPending} onClick={() => remove(event)}>
              Take it off
            </Button>
          ) : null}
          <Button onClick={onClose}>Leave it</Button>
        </div>
      </form>
    </Dialog>
  );
}

const textOf = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");

/** The three changes of events; each closes the dialog and reads the page again. */
function useEvents(onClose: () => void) {
  const api = useApi();
  const router = useRouter();
  const [error, setError] = useState<string>();
  const then = (text: string) => ({
    onError: ({ message }: { message: string }) => setError(message),
    onSuccess: () => {
      showToast({ text });
      onClose();
      router.refresh();
    },
  });
  const add = useMutation(api.loyalty.events.add.mutationOptions(then("The event is on the trend.")));
  const change = useMutation(api.loyalty.events.change.mutationOptions(then("The event is corrected.")));
  const remove = useMutation(api.loyalty.events.remove.mutationOptions(then("The event is off the trend.")));
  return {
    add: add.mutate,
    change: change.mutate,
    remove: ({ id }: Happening) => remove.mutate({ id }),
    error,
    setError,
    isPending: add.isPending || change.isPending || remove.isPending,
  };
}
