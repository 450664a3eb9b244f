import type { SVGProps } from "react";

/** Text that is markup already: made by `markup` alone, so that everything put into it has been escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | undefined | readonly Part[];

/**
 * Elements as text: markup`<path d="${d}"/>`. What is put in is escaped, other markup stays as it is, undefined is
 * nothing. A page of charts has hundreds of shapes; as components each costs the server and the browser its own work.
 */
export function markup(text: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(text.reduce((all, piece, index) => all + written(parts[index - 1]) + piece));
}

function written(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(written).join("");
  return typeof part === "number"
    ? String(part)
    : part.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? "");
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A picture from markup. This file alone hands text to the browser as markup. */
export function Drawing({ of, ...rest }: { of: Markup } & Omit<SVGProps<SVGSVGElement>, "children">) {
  return <svg {...rest} dangerouslySetInnerHTML={{ __html: of.text }} />;
}

/** Part of a picture from markup. */
export function DrawnGroup({ of }: { of: Markup }) {
  return <g dangerouslySetInnerHTML={{ __html: of.text }} />;
}

/** The lines of an ordered list that holds nothing but words and links. */
export function DrawnList({ of, className }: { of: Markup; className?: string }) {
  return <ol className={className} dangerouslySetInnerHTML={{ __html: of.text }} />;
}

/** The rows of a table from markup. */
export function DrawnRows({ of, role }: { of: Markup; role?: "rowgroup" }) {
  return <tbody role={role} dangerouslySetInnerHTML={{ __html: of.text }} />;
}
