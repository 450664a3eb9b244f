"use client";

import { Button } from "./button";
import { Dialog } from "./dialog";

type ConfirmDialogProps = {
  /** What would be done, to what: "Remove “Delay”?" */
  title: string;
  /** What becomes of it. */
  words: string;
  verb: string;
  isPending: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once more before something that cannot be undone. */
export function ConfirmDialog({ title, words, verb, isPending, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="text-muted">{words}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button variant="danger" disabled={isPending} onClick={onConfirm}>
          {verb}
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </Dialog>
  );
}
