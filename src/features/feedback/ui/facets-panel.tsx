import { Check } from "lucide-react";
import { paths } from "@/paths";
import { cn } from "@/ui/class-names";
import { formatCount } from "@/ui/format";
import type { FacetName, FacetValue, FeedbackPage } from "../schema";
import { feedbackQuery, toggled } from "./feedback-url";

const titles: Record<FacetName, string> = {
  class: "Class",
  stage: "Stage",
  touchpoint: "Touchpoint",
  channel: "Channel",
  language: "Language",
  emotion: "Emotion",
};
/** Values of a facet that are in view at once; the others open below. */
const FIRST = 6;

type FacetsPanelProps = Pick<FeedbackPage, "view" | "said" | "facets">;

/** Everything the comments can be narrowed by, each value with the number of comments it would leave. */
export function FacetsPanel(page: FacetsPanelProps) {
  return (
    <div className="grid gap-4">
      {page.facets
        .filter(({ values }) => values.length > 0)
        .map(({ name, values }) => (
          <Facet key={name} name={name} values={values} page={page} />
        ))}
    </div>
  );
}

function Facet({
  name,
  values,
  page,
}: {
  name: FacetName;
  values: readonly FacetValue[];
  page: FacetsPanelProps;
}) {
  const query = feedbackQuery(page);
  const hrefOf = (value: string) =>
    paths.feedback(feedbackQuery(page, { [name]: toggled(query[name], value), after: undefined }));
  const first = values.filter(({ isChosen }, index) => index < FIRST || isChosen);
  const rest = values.filter((value) => !first.includes(value));
  return (
    <section aria-label={titles[name]} className="border-t pt-3">
      <h3 className="text-label text-subtle">{titles[name]}</h3>
      <ValueList values={first} hrefOf={hrefOf} />
      {rest.length > 0 ? (
        <details>
          <summary className="mt-1 inline-block min-h-6 text-small text-muted underline decoration-border-strong underline-offset-[3px]">
            {rest.length} more
          </summary>
          <ValueList values={rest} hrefOf={hrefOf} />
        </details>
      ) : null}
    </section>
  );
}

function ValueList({ values, hrefOf }: { values: readonly FacetValue[]; hrefOf: (value: string) => string }) {
  return (
    <ul className="mt-1">
      {values.map(({ value, label, n, isChosen }) => (
        <li key={value}>
          <a
            href={hrefOf(value)}
            aria-current={isChosen ? "true" : undefined}
            className="-mx-1 flex min-h-7 items-center gap-2 rounded-pill px-1 text-small hover:bg-tint pointer-coarse:min-h-11"
          >
            <span
              aria-hidden
              className={cn(
                "grid size-4 shrink-0 place-items-center rounded-[3px] border border-border-strong",
                isChosen && "border-ink bg-ink text-on-ink",
              )}
            >
              {isChosen ? <Check className="size-3" strokeWidth={3} /> : null}
            </span>
            <span className="min-w-0 flex-1 truncate">{label}</span>
            <span className="text-subtle tabular-nums">{n === null ? <FewMark /> : formatCount(n)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function FewMark() {
  return (
    <>
      <span aria-hidden>–</span>
      <span className="sr-only">too few to be shown</span>
    </>
  );
}
