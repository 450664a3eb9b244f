import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import { beginWithSetup } from "@/api/server";
import type { ReactNode } from "react";
import { chosenTheme } from "@/ui/theme";
import "./globals.css";

const inter = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  variable: "--font-inter",
});

// Accented letters beyond western Europe: fetched only by pages that contain one.
const interExtended = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  variable: "--font-inter-ext",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

export const metadata: Metadata = {
  title: { default: "Kept", template: "%s · Kept" },
  description: "What customers say, who answers for it, and what was promised.",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" } },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f8fa" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1117" },
  ],
};

/**
 * The root of every page. A chosen theme comes from a cookie and is in the HTML, so nothing flashes and no
 * script is needed; without a choice the style sheet follows the system.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await beginWithSetup();
  const theme = chosenTheme(await cookies());
  return (
    <html lang="en" data-theme={theme} className={`${inter.variable} ${interExtended.variable}`}>
      <body>{children}</body>
    </html>
  );
}
