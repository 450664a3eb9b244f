import type { Theme } from "@/ui/tokens";

/** The cookie that remembers a chosen theme. Absent: the page follows the system. */
export const themeCookie = "kept-theme";

/** The chosen theme from an untrusted cookie value, or undefined to follow the system. */
export function themeFrom(value: string | undefined): Theme | undefined {
  return value === "light" || value === "dark" ? value : undefined;
}
