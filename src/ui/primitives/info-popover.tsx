import { useId } from "react";
import type { ReactNode } from "react";

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
  /** A link to the paragraph on the methods page. */
  more?: ReactNode;
};

/** The "i" beside a figure. The browser's own popover: no JavaScript, Escape closes, the focus comes back. */
export function InfoPopover({ subject, sentence, more, ...facts }: InfoPopoverProps) {
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
        {more ? <p className="mt-2 text-small">{more}</p> : null}
      </div>
    </>
  );
}

function InfoMark() {
  return (
    <svg aria-hidden width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor">
      <circle cx="8" cy="8" r="6.4" strokeWidth="1.2" />
      <path d="M8 7.4v3.7" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="8" cy="5" r="0.9" fill="currentColor" stroke="none" />
    </svg>
  );
}
