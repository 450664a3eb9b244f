import { paths } from "@/paths";
import { formatCount } from "@/ui/format";
import { ApiProvider } from "@/api/client";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import type { FeedbackAsked, FeedbackPage } from "../schema";
import { CommentList } from "./comment-list";
import { clearedQuery, feedbackQuery } from "./feedback-url";

type WordsCardProps = { page: FeedbackPage; asked: FeedbackAsked };

/** The comments themselves, or why there are none to read. */
export function WordsCard({ page, asked }: WordsCardProps) {
  const { list, reading, comments, said } = page;
  const marked = said.words
    ? "underlined: what you searched for"
    : "underlined: the words that made the theme";
  return (
    <Card
      title="In their words"
      subtitle={
        reading === "open" && comments !== null ? `${countWords(page)}, newest first · ${marked}` : undefined
      }
      foot={hiddenWords(page)}
      className="print:break-inside-auto"
    >
      {reading !== "open" ? (
        <Hidden reading={reading} />
      ) : list.comments.length === 0 ? (
        <Nothing page={page} />
      ) : (
        <ApiProvider>
          <CommentList
            key={JSON.stringify(asked)}
            first={list}
            asked={asked}
            themes={page.themeNames}
            query={feedbackQuery(page)}
            nextHref={list.next && paths.feedback(feedbackQuery(page, { after: list.next }))}
          />
        </ApiProvider>
      )}
    </Card>
  );
}

function countWords({ comments, isWhole }: FeedbackPage): string {
  if (!isWhole) return `More than ${formatCount(comments ?? 0)} comments, the newest of them counted`;
  return comments === 1 ? "1 comment" : `${formatCount(comments ?? 0)} comments`;
}

function hiddenWords({ hidden }: FeedbackPage): string | undefined {
  if (hidden === 0) return undefined;
  const some = hidden === null ? "Some comments" : `${formatCount(hidden)} comments`;
  return `${some} at touchpoints with too few answers are hidden to protect customers.`;
}

function Hidden({ reading }: { reading: "few" | "closed" }) {
  return (
    <EmptyState title="Comments are hidden">
      {reading === "few"
        ? "Too few answers under these filters: the words are hidden to protect customers. Widen the filters to read them."
        : "These filters leave so few answers, or leave so few out, that a single customer could be told. Widen the filters to read the comments."}
    </EmptyState>
  );
}

function Nothing({ page }: { page: FeedbackPage }) {
  const { said, suggestion } = page;
  return (
    <EmptyState
      title={said.words ? `No comment matches “${said.words}”` : "No comments in this period"}
      action={
        <TextLink href={paths.feedback(clearedQuery(page))} className="text-small">
          Clear filters
        </TextLink>
      }
    >
      {suggestion ? (
        <>
          Did you mean{" "}
          <TextLink href={paths.feedback(feedbackQuery(page, { q: suggestion, after: undefined }))}>
            {suggestion}
          </TextLink>
          ?
        </>
      ) : (
        "Try other words, or a longer period."
      )}
    </EmptyState>
  );
}
