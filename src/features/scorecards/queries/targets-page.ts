import type { Actor } from "@/access/can";
import { can } from "@/access/can";
import type { Scope } from "@/access/scope";
import { monthOf, type Day } from "@/domain/period";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import {
  judgedMeasures,
  type AskedTargets,
  type SubjectKind,
  type TargetRow,
  type TargetsPage,
} from "../schema";
import { cascadeOf } from "./cascade";
import { openProposals } from "./proposals";
import { reachedSubjects, type Reached } from "./reached-subjects";
import { TargetsInForce, targetsFor } from "./targets-in-force";
import { weightOn, weightsOf } from "./weights";

/** What holds, what was agreed for later, and what is proposed: for whoever may set or propose targets. */
export async function targetsPage(
  scope: Scope<"target:propose">,
  actor: Actor,
  { by }: AskedTargets,
  now: Date,
): Promise<TargetsPage> {
  const rules = await rulesOf();
  const today = dayIn(rules.timeZone, now);
  const mode = can(actor, "target:approve") ? "set" : "propose";
  return inScope(scope, async (tx) => {
    const targets = new TargetsInForce(await targetsFor(tx, by));
    const reached = await reachedSubjects(tx, scope, today);
    const hasCascade = by === "departments" && scope.departments === "all";
    return {
      by,
      mode,
      earliest: monthOf(today),
      rows: await rowsOf(tx, { targets, reached, today, by, mode }),
      proposals: await openProposals(tx, scope),
      cascade: hasCascade
        ? await cascadeOf(tx, actor, { targets, now, today, fewestAnswers: rules.fewestAnswers })
        : undefined,
    };
  });
}

type RowsInput = {
  targets: TargetsInForce;
  reached: Reached;
  today: Day;
  by: SubjectKind;
  mode: TargetsPage["mode"];
};

async function rowsOf(tx: Tx, { targets, reached, today, by, mode }: RowsInput): Promise<TargetRow[]> {
  const weights = mode === "set" && by === "departments" ? await weightsOf(tx) : undefined;
  const rowOf = (id: number | null, whose: Omit<TargetRow, "targets" | "weights">): TargetRow => ({
    ...whose,
    targets: judgedMeasures.map((metric) => ({
      now: targets.on(id, metric, today),
      next: targets.after(id, metric, today),
    })),
    weights:
      weights && judgedMeasures.map((metric) => weightOn(weights, metric, { departmentId: id, day: today })),
  });
  const whole = mode === "set" ? [rowOf(null, { name: "Whole organisation", slug: null })] : [];
  const own = reached[by].map(({ id, name, slug }) => {
    if (by === "departments") return rowOf(id, { name, slug });
    return rowOf(id, { name, slug: null, ...(by === "stages" ? { stageId: id } : { touchpointId: id }) });
  });
  return [...whole, ...own];
}
