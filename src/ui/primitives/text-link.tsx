import type { ComponentProps } from "react";
import { cn } from "@/ui/class-names";

/** A link in running text or a table: ink, always underlined. */
export function TextLink({ className, ...rest }: ComponentProps<"a">) {
  return (
    <a
      className={cn(
        "rounded-pill underline decoration-border-strong decoration-1 underline-offset-[3px] hover:decoration-ink hover:decoration-2",
        className,
      )}
      {...rest}
    />
  );
}
