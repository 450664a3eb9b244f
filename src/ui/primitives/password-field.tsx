"use client";

import { useState, useSyncExternalStore } from "react";
import { clsx } from "clsx";
import { controlLook, Field, fieldAttributes } from "@/ui/primitives/field";
import type { FieldProps } from "@/ui/primitives/field";

const never = () => () => undefined;

/** A password with a Show button. Without JavaScript it is a plain password field and no button is drawn. */
export function PasswordField({
  autoComplete,
  ...field
}: FieldProps & { autoComplete: "current-password" | "new-password" }) {
  const [isShown, setShown] = useState(false);
  const isInteractive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const attributes = fieldAttributes(field);
  return (
    <Field {...field}>
      <div className="relative">
        <input
          {...attributes}
          type={isShown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          required
          className={clsx(controlLook, "pr-16")}
        />
        {isInteractive ? (
          <button
            type="button"
            aria-pressed={isShown}
            aria-controls={attributes.id}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-1 right-1 rounded-pill px-2 text-small underline decoration-border-strong underline-offset-[3px]"
          >
            {isShown ? "Hide" : "Show"}
            <span className="sr-only"> password</span>
          </button>
        ) : null}
      </div>
    </Field>
  );
}
