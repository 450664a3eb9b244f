"use client";
import { useState } from "react";
import { Card } from "@/ui/primitives/card";
import { themeCookieText } from "@/ui/theme";

const choices = [
  { value: "", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** The theme of this browser. It is in the page's HTML from the next load on, so nothing flashes. */
export function ThemeChoice({ initial }: { initial: string }) {
  const [chosen, setChosen] = useState(initial);
  const choose = (value: string) => {
    setChosen(value);
    wear(value);
  };
  return (
    <Card title="Theme" subtitle="In this browser">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Theme</legend>
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className="flex items-center gap-2 rounded-control border px-3 py-2 has-checked:border-ink has-checked:bg-tint has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="theme"
              value={value}
              checked={chosen === value}
              onChange={() => choose(value)}
              className="size-4 accent-ink outline-none"
            />
            {label}
          </label>
        ))}
      </fieldset>
    </Card>
  );
}

function wear(theme: string): void {
  document.cookie = themeCookieText(theme, location.protocol === "https:");
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}
