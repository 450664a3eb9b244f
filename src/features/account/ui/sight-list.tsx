import { Check, X } from "lucide-react";

/** What somebody may and may not see and do, a sentence each. */
export function SightList({ sight }: { sight: { may: readonly string[]; mayNot: readonly string[] } }) {
  return (
    <ul className="grid gap-2">
      {sight.may.map((sentence) => (
        <li key={sentence} className="flex gap-2.5">
          <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
          <span>{sentence}</span>
        </li>
      ))}
      {sight.mayNot.map((sentence) => (
        <li key={sentence} className="flex gap-2.5 text-muted">
          <X aria-hidden className="mt-0.5 size-4 shrink-0 text-subtle" />
          <span>
            Not: {sentence.charAt(0).toLowerCase()}
            {sentence.slice(1)}
          </span>
        </li>
      ))}
    </ul>
  );
}
