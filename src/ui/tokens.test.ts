import { describe, expect, it } from "vitest";
import { colourTokens } from "@/ui/tokens";
import type { ColourToken, Theme } from "@/ui/tokens";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(theme: Theme, one: ColourToken, other: ColourToken): number {
  const column = theme === "light" ? 0 : 1;
  const [a, b] = [luminance(colourTokens[one][column]), luminance(colourTokens[other][column])];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const readable: [ColourToken, ColourToken][] = [
  ...(["ink", "muted", "subtle", "promoter-text", "passive-text", "detractor-text"] as const).flatMap(
    (text): [ColourToken, ColourToken][] => [
      [text, "surface"],
      [text, "bg"],
      [text, "raised"],
    ],
  ),
  ["ink", "band-soft"],
  ["muted", "band-soft"],
  ["on-ink", "ink"],
  ["on-promoter", "promoter"],
  ["on-passive", "passive"],
  ["on-detractor", "detractor"],
  ["good", "good-bg"],
  ["risk", "risk-bg"],
  ["bad", "bad-bg"],
  ["bad", "surface"],
  ...([1, 2, 3, 4, 5, 6, 7] as const).map((step): [ColourToken, ColourToken] => [
    `on-diverging-${step}`,
    `diverging-${step}`,
  ]),
];
const visible: [ColourToken, ColourToken][] = [
  ["border-strong", "surface"],
  ["focus", "bg"],
  ["focus", "surface"],
  ["promoter", "surface"],
  ["passive-line", "surface"],
  ["detractor", "surface"],
  ["risk-mark", "surface"],
  ["bad-mark", "surface"],
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(readable)("%s text on %s has a contrast of at least 4.5", (text, ground) => {
    expect(contrast(theme, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(visible)("%s marks on %s have a contrast of at least 3", (mark, ground) => {
    expect(contrast(theme, mark, ground)).toBeGreaterThanOrEqual(3);
  });
});
