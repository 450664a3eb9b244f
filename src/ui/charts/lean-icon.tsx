import type { LucideIconData } from "lucide-react";
import type { ComponentType } from "react";
import { Drawing, Markup, markup } from "@/ui/charts/drawing";

/** An icon of the set, lean or not. Icons are decoration: words beside them say the same. */
export type Icon = ComponentType<{ className?: string; strokeWidth?: number; "aria-hidden"?: boolean }>;

/**
 * An icon as one element, its shapes written once when the program starts. The frame of every page has two dozen
 * icons; as components of components each costs the server as much as a row of a table. `module` is one of
 * `lucide-react/icons/…`; anything else throws.
 */
export function leanIcon(module: object): Icon {
  const { node } = (module as { __iconData: LucideIconData }).__iconData;
  const shapes = markup`${node.map(([name, attributes]) => shape(name, attributes))}`;
  return function LeanIcon({ className = "", strokeWidth = 2 }) {
    return (
      <Drawing
        aria-hidden
        viewBox="0 0 24 24"
        className={`icon ${className}`}
        strokeWidth={strokeWidth}
        of={shapes}
      />
    );
  };
}

function shape(name: string, attributes: object): Markup {
  const written = Object.entries(attributes).filter(([key]) => key !== "key");
  return markup`<${new Markup(name)} ${written.map(([key, value]) => markup`${new Markup(key)}="${String(value)}" `)}/>`;
}
