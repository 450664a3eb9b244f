import { Search } from "lucide-react";
import { paths } from "@/paths";
import { controlLook } from "@/ui/primitives/field";
import { feedbackQuery, type InView } from "./feedback-url";

/** The search: a plain form, so it works without JavaScript and its words stand in the address. */
export function SearchForm({ page }: { page: InView }) {
  const kept = Object.entries(feedbackQuery(page, { q: undefined })).filter(
    ([, value]) => value !== undefined,
  );
  return (
    <form action={paths.feedback()} role="search" className="print:hidden">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="words" className="sr-only">
        Search comments
      </label>
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <input
          id="words"
          name="q"
          type="search"
          defaultValue={page.said.words}
          key={page.said.words}
          placeholder="Search comments"
          maxLength={200}
          autoComplete="off"
          aria-describedby="words-hint"
          className={`${controlLook} pl-9`}
        />
      </div>
      <p id="words-hint" className="mt-1.5 text-label font-normal text-subtle">
        “call back” in quotes finds the phrase, <span className="whitespace-nowrap">-garage</span> leaves a
        word out, delay* finds delays too
      </p>
    </form>
  );
}
