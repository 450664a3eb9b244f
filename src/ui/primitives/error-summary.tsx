"use client";

import { useEffect, useRef } from "react";

export type SummaryError = {
  message: string;
  /** The id of the field that must change; without it the line is plain text. */
  fieldId?: string;
};

/**
 * All errors of a form, above it, each a link to its field (GOV.UK style). Takes the focus when it appears, so that
 * nobody has to look for it. Draws nothing without errors.
 */
export function ErrorSummary({
  title = "There is a problem",
  errors,
  takesFocus = true,
}: {
  title?: string;
  errors: readonly SummaryError[];
  takesFocus?: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  // Each try gives a new list, so a second wrong try takes the focus again. (`autoFocus` is for fields only.)
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [errors, takesFocus]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-card border-2 border-bad-mark bg-surface px-4 py-3"
    >
      <h2 className="text-heading">{title}</h2>
      <ul className="mt-1 flex flex-col gap-1">
        {errors.map(({ message, fieldId }) => (
          <li key={`${fieldId ?? ""} ${message}`} className="text-body font-medium text-bad">
            {fieldId ? (
              <a href={`#${fieldId}`} className="underline underline-offset-[3px] hover:decoration-2">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
