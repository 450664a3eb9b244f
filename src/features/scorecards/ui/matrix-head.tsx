import { metricByKey } from "@/domain/metrics";
import { headLook } from "@/ui/primitives/data-table";
import { ariaSortOf, type Sort } from "../rules/order";
import type { ScorecardMeasure } from "../schema";

type MatrixHeadProps = {
  /** What the lines are. */
  first: string;
  measures: readonly ScorecardMeasure[];
  sort: Sort;
  hrefFor: (sort: Sort) => string;
};

/** Heads that sort: a link each, so that they work by keyboard, without a script, and as an address to share. */
export function MatrixHead({ first, measures, sort, hrefFor }: MatrixHeadProps) {
  return (
    <thead role="rowgroup" className="max-md:sr-only">
      <tr role="row" className="border-b">
        <th
          role="columnheader"
          scope="col"
          className={headLook()}
          aria-sort={sort.by === "name" ? "ascending" : undefined}
        >
          <Head title={first} href={hrefFor({ by: "name" })} />
        </th>
        <th role="columnheader" scope="col" className={headLook()}>
          Total
          <span className="block font-normal">of 100</span>
        </th>
        {measures.map((metric) => {
          const sorted = ariaSortOf(sort, metric);
          const isWorstFirst = "end" in sort && sort.by === metric && sort.end === "worst";
          return (
            <th
              key={metric}
              role="columnheader"
              scope="col"
              aria-sort={sorted}
              className={`${headLook()} whitespace-normal`}
            >
              <Head
                title={metricByKey[metric].label}
                href={hrefFor({ by: metric, end: isWorstFirst ? "best" : "worst" })}
                mark={sorted && (sorted === "ascending" ? "↑" : "↓")}
              />
              {metricByKey[metric].goodDirection === "lower" ? (
                <span className="block font-normal">lower is better</span>
              ) : null}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Head({ title, href, mark }: { title: string; href: string; mark?: string }) {
  return (
    <>
      <a
        href={href}
        data-scroll="keep"
        className="underline-offset-2 hover:text-ink hover:underline max-md:hidden"
      >
        {title}
        <span aria-hidden className={mark ? undefined : "opacity-50"}>
          {"\u00a0"}
          {mark ?? "↕"}
        </span>
      </a>
      <span className="md:hidden print:hidden">{title}</span>
    </>
  );
}
