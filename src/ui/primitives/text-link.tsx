import type { ComponentProps } from "react";
import { cn } from "@/ui/class-names";

/** A link in running text or a table: ink, always underlined. */
export function TextLink({ className, ...rest }: ComponentProps<"a">) {
  return <a className={className ? cn("text-link", className) : "text-link"} {...rest} />;
}
