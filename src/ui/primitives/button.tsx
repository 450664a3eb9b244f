import type { ComponentProps } from "react";
import { cn } from "@/ui/class-names";
import { buttonLook } from "@/ui/primitives/button-look";
import type { ButtonStyle } from "@/ui/primitives/button-look";

/** A button that does something on this page. Its words are a verb naming the object: "Sign off October". */
export function Button({
  variant,
  size,
  className,
  type = "button",
  ...rest
}: ButtonStyle & ComponentProps<"button">) {
  return <button type={type} className={cn(buttonLook({ variant, size }), className)} {...rest} />;
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonStyle & ComponentProps<"a">) {
  return <a className={cn(buttonLook({ variant, size }), className)} {...rest} />;
}
