import { memo } from "react";
import { classOf } from "@/domain/nps";
import { paths } from "@/paths";
import { ScoreBadge } from "@/ui/charts/score-badge";
import type { Choice } from "@/features/responses/schema";
import type { Comment } from "../schema";
import { SaidWhere } from "./said-where";

type Query = Record<string, string | undefined>;
export type CommentRowProps = { comment: Comment; themes: readonly Choice[]; query: Query };

/** One customer's words with the score, the place, the day and the themes. Their text is only ever text. */
export const CommentRow = memo(function CommentRow({ comment, themes, query }: CommentRowProps) {
  const { text, marks, score, touchpoint, channel, day } = comment;
  const named = themes.filter(({ id }) => comment.themes.includes(id));
  return (
    <article className="flex gap-3 py-3">
      <div className="w-8 shrink-0">
        {score === null ? null : <ScoreBadge score={score} npsClass={classOf(score)} />}
      </div>
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_11rem]">
        <div className="min-w-0">
          <p data-words="" className="max-w-lede text-body break-words whitespace-pre-line">
            <Marked text={text} marks={marks} />
          </p>
          {named.length > 0 ? (
            <ul aria-label="Themes" className="mt-1.5 flex flex-wrap gap-1">
              {named.map(({ id, name }) => (
                <li key={id}>
                  <a
                    href={paths.feedback({ ...query, theme: String(id), after: undefined })}
                    className="inline-flex min-h-6 items-center rounded-pill border px-1.5 text-label font-normal text-muted hover:border-border-strong"
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        <SaidWhere {...{ touchpoint, day, channel }} />
      </div>
    </article>
  );
});

function Marked({ text, marks }: Pick<Comment, "text" | "marks">) {
  if (marks.length === 0) return text;
  const pieces = marks.flatMap(([start, end], index) => [
    text.slice(marks[index - 1]?.[1] ?? 0, start),
    <mark
      key={start}
      className="bg-transparent text-inherit underline decoration-ink decoration-2 underline-offset-4"
    >
      {text.slice(start, end)}
    </mark>,
  ]);
  return [...pieces, text.slice(marks.at(-1)?.[1] ?? 0)];
}
