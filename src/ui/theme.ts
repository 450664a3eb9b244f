import type { Theme } from "@/ui/tokens";

const PLAIN = "kept-theme";
/** On https the cookie is bound to this very host. */
const BOUND = `__Host-${PLAIN}`;
const YEAR_SECONDS = 365 * 24 * 3600;

/** The theme that this browser has chosen, from cookies nobody vouches for; undefined: the page follows the system. */
export function chosenTheme(cookies: {
  get(name: string): { value: string } | undefined;
}): Theme | undefined {
  const value = (cookies.get(BOUND) ?? cookies.get(PLAIN))?.value;
  return value === "light" || value === "dark" ? value : undefined;
}

/** The cookie text that remembers a theme, or with an empty one forgets it. */
export function themeCookieText(theme: string, isSecure: boolean): string {
  const age = theme ? YEAR_SECONDS : 0;
  return `${isSecure ? BOUND : PLAIN}=${theme}; path=/; samesite=lax; max-age=${age}${isSecure ? "; secure" : ""}`;
}
