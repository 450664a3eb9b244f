import type { ReactNode } from "react";
import { paths } from "@/paths";
import { ChangeWords } from "@/ui/charts/change-words";
import { formatDay } from "@/ui/dates";
import { formatCount, formatPoints } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import { DataTable, type Column } from "@/ui/primitives/data-table";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import { MethodInfo } from "@/features/responses/ui/method-info";
import { datesWords } from "@/features/responses/ui/view-words";
import type { FeedbackPage, ThemeLine } from "../schema";
import { feedbackQuery } from "./feedback-url";
import { TwoSidedBar } from "./two-sided-bar";

type ThemesCardProps = { page: FeedbackPage; actions?: ReactNode };

/** What detractors and promoters talk about, and how much each theme moves the score. */
export function ThemesCard({ page, actions }: ThemesCardProps) {
  const { themes, counts } = page;
  return (
    <Card
      title="What do detractors and promoters talk about?"
      subtitle={subtitleOf(page)}
      info={
        <MethodInfo
          method="theme-impact"
          subject="the impact of a theme"
          sentence="Points by which the answers that mention a theme move the score: the score of all answers less the score without them."
          formula="NPS(all) − NPS(all without the theme)"
          dates={datesWords(page.view)}
        />
      }
      actions={actions}
      foot={
        counts
          ? "Impact in points of the score. Impacts do not add up: a comment may have several themes."
          : undefined
      }
    >
      <DataTable
        caption="Themes with mentions, shares of detractors and promoters, impact and change"
        columns={counts ? [...nameColumns(page), ...impactColumns(themes)] : nameColumns(page)}
        rows={themes}
        rowKey={({ id }) => String(id)}
        density="compact"
        empty={
          <EmptyState title="No theme is mentioned here">
            A theme gathers the phrases customers use for one thing.
          </EmptyState>
        }
      />
    </Card>
  );
}

function subtitleOf({ counts, coded }: FeedbackPage): string {
  const of = counts
    ? `Share of the ${formatCount(counts.detractors)} detractors and ${formatCount(counts.promoters)} promoters, largest impact first`
    : "Among the comments in view, most mentioned first";
  if (coded.isUnderWay) return `${of} · being re-coded now`;
  return coded.day ? `${of} · re-coded ${formatDay(coded.day)}` : of;
}

function nameColumns(page: FeedbackPage): Column<ThemeLine>[] {
  const chosen = page.said.theme?.id;
  const hrefOf = (id: number) =>
    paths.feedback(feedbackQuery(page, { theme: id === chosen ? undefined : String(id), after: undefined }));
  return [
    {
      key: "name",
      head: "Theme",
      isRowHeader: true,
      cell: ({ id, name }) => (
        <TextLink
          href={hrefOf(id)}
          aria-current={id === chosen ? "true" : undefined}
          className={id === chosen ? "font-semibold" : undefined}
        >
          {name}
        </TextLink>
      ),
    },
    {
      key: "mentions",
      head: "Mentions",
      align: "end",
      cell: ({ mentions }) => (mentions === null ? <TooFew /> : formatCount(mentions)),
    },
  ];
}

function TooFew() {
  return (
    <span className="text-subtle">
      <span aria-hidden>–</span>
      <span className="sr-only">too few to be shown</span>
    </span>
  );
}

function impactColumns(themes: readonly ThemeLine[]): Column<ThemeLine>[] {
  const sides = themes.flatMap(({ shares }) => (shares ? [shares.detractors, shares.promoters] : []));
  const most = Math.max(10, ...sides);
  return [
    {
      key: "shares",
      head: (
        <span className="flex justify-center gap-4">
          <span className="flex-1 text-right text-detractor-text">Detractors</span>
          <span className="flex-1 text-left text-promoter-text">Promoters</span>
        </span>
      ),
      className: "min-w-56 w-2/5 px-4",
      cell: ({ shares }) => (shares ? <TwoSidedBar shares={shares} scale={most} /> : null),
    },
    {
      key: "impact",
      head: "Impact",
      align: "end",
      className: "font-semibold tabular-nums",
      cell: ({ impact }) => (impact === undefined ? "–" : formatPoints(impact)),
    },
    {
      key: "change",
      head: "Change in mentions",
      className: "whitespace-nowrap pl-4",
      cell: ({ change }) => (change ? <ChangeWords change={change} /> : null),
    },
  ];
}
