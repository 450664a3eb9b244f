import { classOf } from "@/domain/nps";
import { ScoreBadge } from "@/ui/charts/score-badge";
import { formatDay } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import type { Comments } from "../schema";

/** Customers in their own words. Absent, not greyed, for those who may not read them. */
export function CommentsCard({
  comments,
  most,
  allHref,
  excludeHref,
}: {
  comments: Comments;
  /** So many of the newest; left out: all that came. */
  most?: number;
  /** Where all of them are read. */
  allHref?: string;
  /** Where an answer is excluded, for those who may. */
  excludeHref?: (id: string) => string;
}) {
  if (comments.state === "not yours") return null;
  return (
    <Card
      title="In customers' words"
      subtitle="The newest comments of the period"
      actions={
        allHref === undefined ? null : (
          <TextLink href={allHref} className="text-small print:hidden">
            All comments
          </TextLink>
        )
      }
    >
      {comments.state === "few" ? (
        <EmptyState title="Comments are hidden">
          Too few answers at these touchpoints: hidden to protect customers.
        </EmptyState>
      ) : comments.comments.length === 0 ? (
        <EmptyState title="No comments in this period">Choose a longer period.</EmptyState>
      ) : (
        <ul className="gap-x-10 lg:grid lg:grid-cols-2">
          {comments.comments.slice(0, most).map(({ id, text, score, touchpoint, day }) => (
            <li key={id} className="flex gap-3 border-b py-3 last:border-b-0">
              {score === null ? null : <ScoreBadge score={score} npsClass={classOf(score)} />}
              <div className="min-w-0">
                <p className="text-body break-words whitespace-pre-line">{text}</p>
                <p className="mt-1 text-small text-subtle">
                  {touchpoint} · {formatDay(day)}
                  {excludeHref ? (
                    <>
                      {" · "}
                      <TextLink href={excludeHref(id)}>Exclude…</TextLink>
                    </>
                  ) : null}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
