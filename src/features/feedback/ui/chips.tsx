import { paths } from "@/paths";
import { FilterChips, type FilterChip } from "@/ui/layout/filter-chips";
import { filterChips } from "@/features/responses/ui/filter-bar";
import { emotionNames, languageName } from "../rules/facets";
import type { FeedbackPage } from "../schema";
import { clearedQuery, feedbackQuery, ownQuery, toggled } from "./feedback-url";

/** Every filter in force, removable: those of figures, and words, theme, language and emotion. */
export function FeedbackChips({ page }: { page: FeedbackPage }) {
  const { view, said } = page;
  const query = feedbackQuery(page);
  const without = (change: Record<string, string | undefined>) => paths.feedback({ ...query, ...change });
  const chips: FilterChip[] = [
    ...(said.words ? [{ label: `Words: ${said.words}`, removeHref: without({ q: undefined }) }] : []),
    ...filterChips(view, (rest) => paths.feedback({ ...rest, ...ownQuery(said) })),
    ...(said.theme
      ? [{ label: `Theme: ${said.theme.name}`, removeHref: without({ theme: undefined }) }]
      : []),
    ...said.languages.map((code) => ({
      label: `Language: ${languageName(code)}`,
      removeHref: without({ language: toggled(query.language, code) }),
    })),
    ...said.emotions.map((emotion) => ({
      label: `Emotion: ${emotionNames[String(emotion)] ?? emotion}`,
      removeHref: without({ emotion: toggled(query.emotion, String(emotion)) }),
    })),
  ];
  return <FilterChips chips={chips} clearHref={paths.feedback(clearedQuery(page))} />;
}
