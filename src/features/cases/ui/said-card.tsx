import { classOf } from "@/domain/nps";
import { paths } from "@/paths";
import { ScoreBadge } from "@/ui/charts/score-badge";
import { formatTimestamp } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import { TextLink } from "@/ui/primitives/text-link";
import type { CasePage } from "../schema";

/** What the customer said, in full, for the department that answers them. */
export function SaidCard({ page: { case: one, timeZone } }: { page: CasePage }) {
  const { score, words, touchpoint, place, customer, answeredAt } = one;
  return (
    <Card title="What did the customer say?">
      <div className="flex items-start gap-3">
        <ScoreBadge score={score} npsClass={classOf(score)} />
        {words.state === "shown" ? (
          <blockquote
            data-words=""
            className="max-w-lede min-w-0 text-lede text-pretty break-words whitespace-pre-line"
          >
            {words.text}
          </blockquote>
        ) : (
          <p className="max-w-lede text-muted">{why[words.state]}</p>
        )}
      </div>
      <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 border-t pt-3 text-small">
        <dt className="text-subtle">Where</dt>
        <dd>
          {place ? (
            <TextLink href={paths.touchpoint(place.map, place.stage, place.touchpoint)}>
              {touchpoint}
            </TextLink>
          ) : (
            touchpoint
          )}
        </dd>
        <dt className="text-subtle">When</dt>
        <dd>{formatTimestamp(answeredAt, timeZone)}</dd>
        {customer === null ? null : (
          <>
            <dt className="text-subtle">Customer</dt>
            <dd className="break-words">{customer}</dd>
          </>
        )}
      </dl>
    </Card>
  );
}

const why = {
  none: "No comment came with this score.",
  withheld: "The comment is for the department that answers this customer.",
} as const;
