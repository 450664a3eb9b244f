import { clsx } from "clsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "large";

export type ButtonStyle = { variant?: ButtonVariant; size?: ButtonSize };

const variants: Record<ButtonVariant, string> = {
  primary: "border-ink bg-ink text-on-ink hover:bg-ink/88",
  secondary: "bg-surface text-ink hover:border-border-strong hover:bg-tint",
  quiet: "border-transparent bg-transparent text-ink hover:bg-tint",
  danger: "border-bad bg-surface text-bad hover:bg-bad-bg",
};

/** The classes of a button, for elements that cannot be a Button themselves. One primary a view. */
export function buttonLook({ variant = "secondary", size = "normal" }: ButtonStyle = {}): string {
  return clsx("button-base", size === "large" ? "min-h-10 px-4" : "min-h-8", variants[variant]);
}
