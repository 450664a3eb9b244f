"use client";
// Drawn on the server too; as a client component it travels as its few figures, not as its whole tree a second time.
import type { View } from "@/features/responses/schema";
import type { Outlook } from "../schema";
import { FootFigures } from "./foot-figures";
import { MovedCard } from "./moved-card";

/** Who moved, and what is at stake: beside the departments where the page is wide, below them elsewhere. */
export function OutlookCards({ view, outlook }: { view: View; outlook: Outlook }) {
  return (
    <div className="grid gap-4 print:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] print:gap-2">
      <MovedCard view={view} moved={outlook.moved} />
      <FootFigures {...{ view, outlook }} />
    </div>
  );
}
