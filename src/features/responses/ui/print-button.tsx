"use client";
import { Button } from "@/ui/primitives/button";

/** Opens the browser's print dialogue; the page has a print form of its own. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>Print</Button>;
}
