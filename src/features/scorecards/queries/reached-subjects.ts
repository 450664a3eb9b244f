import type { Scope } from "@/access/scope";
import { reaches } from "@/access/scope";
import type { Day } from "@/domain/period";
import type { Tx } from "@/server/db";
import { subjectKinds, type SubjectKind } from "../schema";
import { subjectsOf, type Subject } from "./subjects";

export type TargetScope = Scope<"target:propose"> | Scope<"target:approve">;
export type Reached = Readonly<Record<SubjectKind, readonly Subject[]>>;

/** What somebody may set or propose targets for today: theirs, not retired. What is not reached does not exist. */
export async function reachedSubjects(tx: Tx, scope: TargetScope, today: Day): Promise<Reached> {
  const found: Partial<Record<SubjectKind, Subject[]>> = {};
  for (const kind of subjectKinds) {
    const all = await subjectsOf(tx, kind, today);
    found[kind] = all.filter(
      ({ ownerId, isRetired }) =>
        !isRetired && (scope.departments === "all" || (ownerId !== null && reaches(scope, ownerId))),
    );
  }
  return { departments: [], stages: [], touchpoints: [], ...found };
}
