"use client";
// Drawn on the server too; as a client component it travels as its few words, not as its whole tree a second time.
import { useId } from "react";
import { TextLink } from "./text-link";

export type InfoPopoverProps = {
  /** What is explained: "Net Promoter Score". The button is read as "How is Net Promoter Score computed?" */
  subject: string;
  /** The definition in one plain sentence. */
  sentence: string;
  formula?: string;
  /** "All journeys, all segments". */
  scope?: string;
  /** "2,418 answers of 9,870 asked". */
  answers?: string;
  /** "1 Sep to 30 Nov 2026". */
  dates?: string;
  /** Where the paragraph on the methods page is. */
  moreHref?: string;
};

/** The "i" beside a figure. The browser's own popover: no JavaScript, Escape closes, the focus comes back. */
export function InfoPopover({ subject, sentence, moreHref, ...facts }: InfoPopoverProps) {
  const id = useId();
  const rows: [string, string | undefined][] = [
    ["Formula", facts.formula],
    ["Scope", facts.scope],
    ["Answers", facts.answers],
    ["Dates", facts.dates],
  ];
  const known = rows.filter((row): row is [string, string] => row[1] !== undefined);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="-my-0.5 grid size-6 shrink-0 place-items-center rounded-full text-subtle hover:text-ink print:hidden"
      >
        <InfoMark />
        <span className="sr-only">How is {subject} computed?</span>
      </button>
      <div id={id} popover="auto" className="popover-card">
        <p className="text-heading">{subject}</p>
        <p className="mt-0.5 text-body text-pretty">{sentence}</p>
        {known.length > 0 ? (
          <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-t pt-2 text-small">
            {known.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-subtle">{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {moreHref ? (
          <p className="mt-2 text-small">
            <TextLink href={moreHref}>How it works, in full</TextLink>
          </p>
        ) : null}
      </div>
    </>
  );
}

/** One element: there is one beside every figure. */
function InfoMark() {
  return (
    <svg aria-hidden width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor">
      <path
        d="M14.4 8A6.4 6.4 0 1 1 1.6 8a6.4 6.4 0 1 1 12.8 0M8 7.5v3.6M8 4.9v.01"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
