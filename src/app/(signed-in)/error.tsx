"use client";
import { Button } from "@/ui/primitives/button";
import { ErrorCard } from "@/ui/primitives/error-card";

/** A page that failed says so inside the frame; the rest of the product goes on working. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <ErrorCard
      what="This page could not be loaded."
      stillWorks="The other pages work."
      reference={error.digest}
      retry={<Button onClick={reset}>Try again</Button>}
    />
  );
}
