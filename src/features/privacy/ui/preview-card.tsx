import { formatDay, formatRange } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Notice } from "@/ui/primitives/notice";
import type { PrivacyPreview } from "../schema";

type Props = { preview: PrivacyPreview; isSaving: boolean; onSave: () => void; onLeave: () => void };

/** What the rules would show, hide and remove, and the question whether to put them in force. */
export function PreviewCard({ preview, isSaving, onSave, onLeave }: Props) {
  return (
    <Card title="What would change?" subtitle="Nothing has changed yet">
      <div className="grid gap-4">
        <ul className="grid list-disc gap-1 pl-5">
          <li>{shownWords(preview)}</li>
          <li>{removedWords(preview)}</li>
        </ul>
        {preview.opens.length > 0 ? <Opened {...preview} /> : null}
        {preview.isHeld ? (
          <Notice tone="risk">A legal hold is on everybody: nothing is removed until it is lifted.</Notice>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button variant={removes(preview) ? "danger" : "primary"} disabled={isSaving} onClick={onSave}>
            Save these rules
          </Button>
          <Button onClick={onLeave}>Leave them as they are</Button>
        </div>
      </div>
    </Card>
  );
}

const removes = ({ comments, names }: PrivacyPreview) => comments + names > 0;

function shownWords({ opensCount, closesCount, from, to }: PrivacyPreview): string {
  const when = `of ${formatRange({ from, to })}`;
  if (opensCount > 0) return `${groupWords(opensCount)} ${when} that are hidden today would be shown.`;
  if (closesCount > 0) return `${groupWords(closesCount)} ${when} that are shown today would be hidden.`;
  return `No group ${when} would be shown or hidden.`;
}

const groupWords = (n: number) => (n === 1 ? "1 group" : `${formatCount(n)} groups`);

function removedWords({ comments, names, firstNight }: PrivacyPreview): string {
  if (comments + names === 0) return `The night to ${formatDay(firstNight)} would remove nothing.`;
  const words = [
    ...(comments > 0 ? [comments === 1 ? "1 comment" : `${formatCount(comments)} comments`] : []),
    ...(names > 0
      ? [names === 1 ? "the name of 1 customer" : `the names of ${formatCount(names)} customers`]
      : []),
  ];
  return `The night to ${formatDay(firstNight)} would remove ${words.join(" and ")}. There is no way back.`;
}

function Opened({ opens, opensCount }: Pick<PrivacyPreview, "opens" | "opensCount">) {
  return (
    <div>
      <h3 className="text-heading font-medium">Would be shown</h3>
      <ul className="mt-1 columns-1 gap-8 text-body sm:columns-2">
        {opens.map(({ kind, name, n }) => (
          <li key={`${kind} ${name}`} className="break-inside-avoid py-0.5">
            {name}{" "}
            <span className="text-subtle">
              · {kind}, {formatCount(n)} answers
            </span>
          </li>
        ))}
      </ul>
      {opensCount > opens.length ? (
        <p className="mt-1 text-small text-subtle">and {formatCount(opensCount - opens.length)} more</p>
      ) : null}
    </div>
  );
}
