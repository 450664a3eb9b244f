import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/ui/class-names";

/** A link in running text or a table: ink, always underlined. Not prefetched: a page here costs the server queries. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      className={cn(
        "rounded-pill underline decoration-border-strong decoration-1 underline-offset-[3px] hover:decoration-ink hover:decoration-2",
        className,
      )}
      {...rest}
    />
  );
}
