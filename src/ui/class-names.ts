import { clsx } from "clsx";
import type { ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Without this, tailwind-merge takes `text-small` for a colour and drops it when `text-muted` follows.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["display", "title", "lede", "heading", "body", "small", "label"],
      radius: ["pill", "control", "card"],
    },
  },
});

/** Joins class names; later Tailwind classes win over earlier ones of the same kind. */
export function cn(...parts: ClassValue[]): string {
  return merge(clsx(parts));
}
