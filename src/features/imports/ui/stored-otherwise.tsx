import { SelectField } from "@/ui/primitives/select-field";
import type { InspectReport } from "../schema";
import { encodingOptions } from "./import-words";

/** For whoever sees wrong letters, or an answer among the headings: how the file is written, where nothing in it is sure. */
export function StoredOtherwise({ report }: { report: InspectReport }) {
  const { encoding, isEncodingSure, format, headerRows } = report;
  const mayLackHeader = format === "plain" && headerRows <= 1;
  if (isEncodingSure && !mayLackHeader) return null;
  return (
    <details className="text-small">
      <summary className="inline-flex min-h-6 items-center rounded-pill text-muted underline decoration-border-strong underline-offset-[3px] hover:text-ink pointer-coarse:min-h-11">
        {isEncodingSure ? "Is the first row no heading?" : "Do letters look wrong?"}
      </summary>
      <div className="mt-3 grid items-end gap-4 sm:grid-cols-2">
        {isEncodingSure ? null : (
          <SelectField
            name="encoding"
            label="Letters of the file"
            hint="Told from its words, so it may be wrong."
            options={encodingOptions}
            defaultValue={encoding}
          />
        )}
        {mayLackHeader ? (
          <SelectField
            name="header"
            label="First row"
            options={[
              { value: "yes", label: "Holds the headings" },
              { value: "no", label: "Is an answer; there are no headings" },
            ]}
            defaultValue={headerRows === 0 ? "no" : "yes"}
          />
        ) : null}
      </div>
    </details>
  );
}
