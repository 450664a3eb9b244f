import { paths } from "@/paths";
import { LinkChoice } from "@/ui/layout/link-choice";
import { subjectKinds, type SubjectKind } from "../schema";

const labels = { departments: "Departments", stages: "Stages", touchpoints: "Touchpoints" } as const;

/** Reads `?by=`; what it cannot be is departments. */
export function kindFrom(text: string | undefined): SubjectKind {
  return subjectKinds.find((kind) => kind === text) ?? "departments";
}

/** Its text in an address; departments have none. */
export function kindText(by: SubjectKind): string | undefined {
  return by === "departments" ? undefined : by;
}

type Query = Record<string, string | undefined>;
type KindChoiceProps = { by: SubjectKind; query: Query; to?: (query: Query) => string };

/** What the lines are: of the matrix, or of its targets. */
export function KindChoice({ by, query, to = paths.scorecards }: KindChoiceProps) {
  return (
    <LinkChoice
      name="Lines"
      options={subjectKinds.map((kind) => ({
        href: to({ ...query, by: kindText(kind) }),
        label: labels[kind],
        isCurrent: kind === by,
      }))}
    />
  );
}
