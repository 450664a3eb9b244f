import type { Day } from "@/domain/period";
import type { SubjectKind } from "@/features/responses/queries/measure-source";
import { Prisma, type Tx } from "@/server/db";

/** A target of one kind of subject; no subject: of the whole organisation. */
export type SubjectTarget = { id: number | null; metric: string; value: number; band: number; from: Day };

const subjectOf: Readonly<Record<SubjectKind, Prisma.Sql>> = {
  departments: Prisma.sql`department_id`,
  stages: Prisma.sql`stage_id`,
  touchpoints: Prisma.sql`touchpoint_id`,
};

/** Every target of the organisation and of one kind of subject, newest last. There are few: one a subject and change. */
export function targetsFor(tx: Tx, by: SubjectKind): Promise<SubjectTarget[]> {
  return tx.$queryRaw<SubjectTarget[]>`
    /* planned once */ SELECT ${subjectOf[by]} AS id, metric, value, band, valid_from::text AS "from" FROM target
    WHERE ${subjectOf[by]} IS NOT NULL OR num_nonnulls(department_id, stage_id, touchpoint_id) = 0
    ORDER BY valid_from, id`;
}

/** By subject and measure, each in the order of their dates: what judges a period is in force on its last day. */
export class TargetsInForce {
  readonly #dated = new Map<string, SubjectTarget[]>();

  constructor(targets: readonly SubjectTarget[]) {
    for (const target of targets) {
      const key = keyOf(target.id, target.metric);
      const own = this.#dated.get(key);
      if (own) own.push(target);
      else this.#dated.set(key, [target]);
    }
  }

  /** The target in force on a day; a later one never changes it. */
  on(id: number | null, metric: string, day: Day): SubjectTarget | undefined {
    return this.#dated.get(keyOf(id, metric))?.findLast(({ from }) => from <= day);
  }

  /** The first one that begins after a day. */
  after(id: number | null, metric: string, day: Day): SubjectTarget | undefined {
    return this.#dated.get(keyOf(id, metric))?.find(({ from }) => from > day);
  }
}

const keyOf = (id: number | null, metric: string) => `${id ?? ""}:${metric}`;
