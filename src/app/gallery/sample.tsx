import type { ReactNode } from "react";
import { Card } from "@/ui/primitives/card";
import type { CardProps } from "@/ui/primitives/card";

export type Pane = "light" | "dark";

/** A card of the gallery. The theme is part of its spoken name, because every card is there twice. */
export function Sample({
  pane,
  title,
  ...card
}: CardProps & { pane: Pane; title: string; children: ReactNode }) {
  return (
    <Card
      title={
        <>
          {title}
          <span className="sr-only">, {pane}</span>
        </>
      }
      {...card}
    />
  );
}
