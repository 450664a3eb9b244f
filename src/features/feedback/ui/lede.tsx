import { paths } from "@/paths";
import { formatPercent } from "@/ui/format";
import { TextLink } from "@/ui/primitives/text-link";
import type { FeedbackPage, ThemeLine } from "../schema";
import { feedbackQuery } from "./feedback-url";

/** Themes that move the score by less are not worth a sentence. */
const LEAST_IMPACT = 1;

/** What costs most and what brings most, and whether it has clearly moved: facts that hold, nothing else. */
export function FeedbackLede({ page }: { page: FeedbackPage }) {
  const { themes, reading, counts, said } = page;
  if (reading !== "open") return "Too few answers under these filters to say what customers talk about.";
  if (!counts) return said.theme ? `What customers say about “${said.theme.name}”.` : null;
  const worst = worstOf(themes);
  const best = themes.find(({ impact = 0 }) => impact >= LEAST_IMPACT);
  if (!worst && !best) return "No theme moves the score by a point or more.";
  return (
    <>
      {worst ? <Sentence theme={worst} page={page} side="detractors" verb="speak of" /> : null}{" "}
      {best ? <Sentence theme={best} page={page} side="promoters" verb="praise" /> : null}
    </>
  );
}

/** A clear rise comes first: it is news. */
function worstOf(themes: readonly ThemeLine[]): ThemeLine | undefined {
  const costly = themes.filter(({ impact = 0 }) => impact <= -LEAST_IMPACT);
  return costly.find(({ change }) => change?.state === "rise") ?? costly[0];
}

type SentenceProps = { theme: ThemeLine; page: FeedbackPage; side: "detractors" | "promoters"; verb: string };

function Sentence({ theme, page, side, verb }: SentenceProps) {
  const { id, name, shares, change } = theme;
  if (!shares) return null;
  const isMore = side === "detractors" && change?.state === "rise";
  return (
    <>
      {formatPercent(shares[side])} of {side} {verb}{" "}
      <TextLink href={paths.feedback(feedbackQuery(page, { theme: String(id) }))}>
        <strong>{name}</strong>
      </TextLink>
      {isMore ? ", a clear rise" : ""}.
    </>
  );
}
