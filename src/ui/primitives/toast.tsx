"use client";

import { X } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { buttonLook } from "@/ui/primitives/button-look";

export type ToastMessage = {
  /** What happened or did not happen: "The case was not assigned: Ana claimed it first." */
  text: string;
  /** Undo or Retry. */
  action?: { label: string; run: () => void };
};

const VISIBLE_MS = 6000;

let current: (ToastMessage & { key: number }) | null = null;
let lastKey = 0;
const listeners = new Set<() => void>();

function change(next: typeof current): void {
  current = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows one short message at the foot of the page for six seconds; a newer one takes its place. */
export function showToast(message: ToastMessage): void {
  lastKey += 1;
  change({ ...message, key: lastKey });
}

/** The place where toasts appear. Once a page frame. Stays while it is hovered or focused. */
export function Toaster() {
  const toast = useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex justify-center md:bottom-6 print:hidden"
    >
      {toast ? <ToastCard key={toast.key} toast={toast} /> : null}
    </div>
  );
}

function ToastCard({ toast }: { toast: ToastMessage }) {
  useEffect(() => closeAfter(VISIBLE_MS), []);
  return (
    <div
      id="toast"
      className="pointer-events-auto flex max-w-lede items-center gap-3 rounded-card border bg-raised py-2 pr-2 pl-4 text-body text-ink shadow-menu"
    >
      <span>{toast.text}</span>
      {toast.action ? (
        <button
          type="button"
          className={buttonLook()}
          onClick={() => {
            toast.action?.run();
            change(null);
          }}
        >
          {toast.action.label}
        </button>
      ) : null}
      <button type="button" className={buttonLook({ variant: "quiet" })} onClick={() => change(null)}>
        <X aria-hidden className="size-4" />
        <span className="sr-only">Close message</span>
      </button>
    </div>
  );
}

/** Waits again as long as the reader is at the message. */
function closeAfter(milliseconds: number): () => void {
  const timer = setInterval(() => {
    const isHeld = document.querySelector("#toast:hover, #toast:focus-within") !== null;
    if (!isHeld) change(null);
  }, milliseconds);
  return () => clearInterval(timer);
}
