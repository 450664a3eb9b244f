"use client";
import { Button } from "@/ui/primitives/button";
import { showToast } from "@/ui/primitives/toast";

/** Puts the report on the clipboard. */
export function CopyReport({ text }: { text: string }) {
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => showToast({ text: "The report is on the clipboard." }),
      () => showToast({ text: "This browser does not let the page copy. Select the lines instead." }),
    );
  return <Button onClick={() => void copy()}>Copy report</Button>;
}
