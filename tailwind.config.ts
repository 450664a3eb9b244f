import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";
import { colourTokens, declarationsOf } from "./src/ui/tokens";

const colours = Object.fromEntries(Object.keys(colourTokens).map((name) => [name, `var(--${name})`]));

/** rem, so that a reader's own text size counts; the design speaks in px. */
const rem = (px: number) => `${px / 16}rem`;
const type = (size: number, line: number, fontWeight: string, letterSpacing = "0"): TypeToken => [
  rem(size),
  { lineHeight: rem(line), fontWeight, letterSpacing },
];
type TypeToken = [string, { lineHeight: string; fontWeight: string; letterSpacing: string }];

export default {
  content: ["./src/**/*.{ts,tsx}"],
  theme: {
    colors: { ...colours, tint: "var(--band-soft)", transparent: "transparent", current: "currentColor" },
    fontSize: {
      display: type(48, 52, "600", "-0.025em"),
      title: type(20, 28, "620", "-0.01em"),
      lede: type(18, 26, "400"),
      heading: type(14, 20, "600"),
      body: type(14, 20, "400"),
      small: type(13, 18, "400"),
      label: type(12, 16, "500"),
    },
    fontFamily: {
      // The extension comes first: its unicode-range leaves everything but accented letters to the main file.
      sans: ["var(--font-inter-ext)", "var(--font-inter)", "system-ui", "sans-serif"],
      mono: ["ui-monospace", "SFMono-Regular", "Menlo", "monospace"],
    },
    borderRadius: { none: "0", pill: "4px", control: "6px", card: "8px", full: "9999px" },
    boxShadow: { none: "none", menu: "0 1px 2px rgb(0 0 0 / 0.06), 0 8px 24px rgb(0 0 0 / 0.14)" },
    screens: { sm: "480px", md: "720px", lg: "1100px", xl: "1320px" },
    extend: { maxWidth: { content: "1320px", journey: "1480px", lede: "74ch" } },
  },
  plugins: [
    plugin((tailwind) => {
      tailwind.addBase({
        ":root, [data-theme='light']": declarationsOf("light"),
        // On screen only: paper is white whatever the reader's theme.
        "@media screen and (prefers-color-scheme: dark)": {
          ":root:not([data-theme='light'])": declarationsOf("dark"),
        },
        "@media screen": { "[data-theme='dark']": declarationsOf("dark") },
      });
    }),
  ],
} satisfies Config;
