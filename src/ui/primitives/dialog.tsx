"use client";

import { X } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { cn } from "@/ui/class-names";
import { buttonLook } from "@/ui/primitives/button-look";

type DialogProps = {
  title: string;
  onClose: () => void;
  /** "drawer" stands at the right edge, for looking at one row of a table. */
  shape?: "box" | "drawer";
  children: ReactNode;
};

/** Asks or shows one thing above the page, which cannot be used meanwhile. Draw it only while it is open. */
export function Dialog({ title, onClose, shape = "box", children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onClose={onClose}
      className={cn(
        "bg-raised text-ink shadow-menu backdrop:bg-ink/30 dark:backdrop:bg-bg/70",
        shape === "box"
          ? "m-auto w-full max-w-[calc(100vw-2rem)] rounded-card border p-5 sm:max-w-[30rem]"
          : "mt-0 mr-0 mb-0 ml-auto h-dvh max-h-dvh w-full max-w-full border-l p-5 sm:max-w-[26rem]",
      )}
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id={titleId} className="text-title">
          {title}
        </h2>
        <button
          type="button"
          className={cn(buttonLook({ variant: "quiet" }), "-mt-1 -mr-2")}
          onClick={() => element.current?.close()}
        >
          <X aria-hidden className="size-4" />
          <span className="sr-only">Close</span>
        </button>
      </div>
      <div className="mt-3">{children}</div>
    </dialog>
  );
}
