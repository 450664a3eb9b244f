import type { ReactNode } from "react";

/** Why a form was refused; read out when it appears, and nothing until then. */
export function FormAlert({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="mt-2 text-small font-medium text-bad empty:hidden">
      {children}
    </p>
  );
}
