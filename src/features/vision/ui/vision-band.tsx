import { ApiProvider } from "@/api/client";
import { paths } from "@/paths";
import { TextLink } from "@/ui/primitives/text-link";
import type { VisionPage } from "../schema";
import { AcknowledgeButton } from "./acknowledge-button";

/** The vision in a sentence with its principles, above what is measured against it. Nothing until it is worded. */
export function VisionBand({ vision }: { vision: VisionPage }) {
  const { number, sentence, principles, mine, mayWrite } = vision;
  if (number === 0)
    return mayWrite ? (
      <p className="text-body text-subtle print:hidden">
        No vision yet. <TextLink href={paths.vision()}>Say in a sentence what customers shall feel</TextLink>
      </p>
    ) : null;
  return (
    <section aria-label="Our vision" className="rounded-card border bg-surface px-4 py-3 md:px-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <blockquote className="max-w-lede border-l-2 pl-3 text-lede text-pretty">{sentence}</blockquote>
        <p className="text-small text-subtle">
          <TextLink href={paths.vision()}>{readersOf(vision)}</TextLink>
        </p>
      </div>
      {principles.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-0.5 text-small text-muted">
          {principles.map((principle) => (
            <li key={principle}>{principle}</li>
          ))}
        </ul>
      ) : null}
      {mine.length > 0 ? (
        <div className="mt-3 flex flex-wrap gap-2 print:hidden">
          <ApiProvider>
            {mine.map((department) => (
              <AcknowledgeButton key={department.id} number={number} department={department} />
            ))}
          </ApiProvider>
        </div>
      ) : null}
    </section>
  );
}

/** "Acknowledged by 9 of 12 heads". */
export function readersOf({ heads }: Pick<VisionPage, "heads">): string {
  const read = heads.filter(({ on }) => on !== null).length;
  return `Acknowledged by ${read} of ${heads.length} ${heads.length === 1 ? "head" : "heads"}`;
}
