import type { SummaryError } from "@/ui/primitives/error-summary";

type Failed = { issues: readonly { message: string; path: readonly PropertyKey[] }[] };

/** What is wrong with a form, each with the field to mend. */
export function issuesIn({ issues }: Failed): SummaryError[] {
  return issues.map(({ message, path }) => ({ message, fieldId: String(path[0]) }));
}
