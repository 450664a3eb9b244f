/**
 * Every colour of Kept, once, as [light, dark]. `tailwind.config.ts` turns them into CSS custom properties;
 * mails and the contrast test read the same table.
 * Colour means data or status, nothing else: buttons and links are ink.
 */
export const colourTokens = {
  bg: ["#f7f8fa", "#0d1117"],
  surface: ["#ffffff", "#151a21"],
  raised: ["#ffffff", "#1c222b"],
  border: ["#dadee3", "#2f3339"],
  "border-strong": ["#868d95", "#6c727a"],
  ink: ["#141b24", "#e8ebef"],
  "on-ink": ["#ffffff", "#0d1117"],
  muted: ["#515963", "#acb2b9"],
  subtle: ["#646d78", "#90969e"],
  focus: ["#1570d1", "#59aaf8"],

  promoter: ["#08569a", "#4790d8"],
  "promoter-text": ["#08569a", "#85bcf5"],
  "on-promoter": ["#ffffff", "#0d1117"],
  passive: ["#b7bec7", "#535c66"],
  "passive-line": ["#7b8187", "#90969e"],
  "passive-text": ["#565e69", "#a9b2be"],
  "on-passive": ["#141b24", "#ffffff"],
  detractor: ["#c1531d", "#f69c51"],
  "detractor-text": ["#a43f0b", "#f8a461"],
  "on-detractor": ["#ffffff", "#0d1117"],

  "good-bg": ["#e9f3ff", "#13283e"],
  good: ["#08569a", "#85bcf5"],
  "risk-bg": ["#fff3d6", "#342707"],
  risk: ["#734c00", "#eec96c"],
  "risk-mark": ["#b5820c", "#edc14d"],
  "bad-bg": ["#ffede9", "#421c15"],
  bad: ["#a82418", "#fa9b82"],
  "bad-mark": ["#c1291b", "#f56f57"],

  "band-strong": ["#dfe3e8", "#2b323b"],
  "band-soft": ["#eceff2", "#20262e"],

  "diverging-1": ["#b13e06", "#f99549"],
  "diverging-2": ["#d6743d", "#bc662f"],
  "diverging-3": ["#edb793", "#743c1c"],
  "diverging-4": ["#eef0f3", "#23272b"],
  "diverging-5": ["#aecef1", "#254971"],
  "diverging-6": ["#5b97d3", "#3d78b2"],
  "diverging-7": ["#0e599d", "#73b0ee"],
  "on-diverging-1": ["#ffffff", "#0d1117"],
  "on-diverging-2": ["#141b24", "#0d1117"],
  "on-diverging-3": ["#141b24", "#ffffff"],
  "on-diverging-4": ["#141b24", "#ffffff"],
  "on-diverging-5": ["#141b24", "#ffffff"],
  "on-diverging-6": ["#141b24", "#ffffff"],
  "on-diverging-7": ["#ffffff", "#0d1117"],

  "series-1": ["#0e4786", "#549de5"],
  "series-2": ["#d26623", "#f99f55"],
  "series-3": ["#0d8d82", "#88e1d0"],
  "series-4": ["#7b8187", "#6d7279"],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type ColourToken = keyof typeof colourTokens;
export type Theme = "light" | "dark";

/** The colours of one theme as CSS declarations, ready for a rule: `{ "--bg": "#f7f8fa", …, "color-scheme": "light" }`. */
export function declarationsOf(theme: Theme): Record<string, string> {
  const column = theme === "light" ? 0 : 1;
  const variables = Object.entries(colourTokens).map(([name, pair]) => [`--${name}`, pair[column]]);
  return { ...(Object.fromEntries(variables) as Record<string, string>), "color-scheme": theme };
}
