import { reaches, type Scope } from "@/access/scope";
import { inScope, Prisma, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { handlersOf } from "../queries/people";
import { openCases } from "../queries/rows";
import {
  acknowledgeRefusal,
  claimRefusal,
  closeRefusal,
  idleRefusal,
  reopenRefusal,
  staleRefusal,
  type Standing,
} from "../rules/standing";
import type {
  AcknowledgeCase,
  AssignCase,
  CaseHistoryLine,
  ChangeCase,
  CloseCase,
  ReopenCase,
  RouteCase,
} from "../schema";

type Handler = Scope<"case:handle">;

/** Takes on a case that nobody has. Of two who try, one gets it; the other is told by whom. */
export function claimCase(scope: Handler, input: ChangeCase, now: Date): Promise<void> {
  return changing(scope, input, now, {
    refusal: (standing) => claimRefusal(standing, scope.actorId),
    change: async (tx) => {
      await tx.$executeRaw`UPDATE case_record SET assignee_id = ${scope.actorId}::uuid WHERE id = ${input.id}::int`;
      return { kind: "claimed", person: scope.actorId };
    },
  });
}

/** Gives a case to somebody of its department. */
export function assignCase(scope: Handler, input: AssignCase, now: Date): Promise<void> {
  return changing(scope, input, now, {
    refusal: (standing) =>
      idleRefusal(standing) ?? (standing.assigneeId === input.personId ? "They have it already." : undefined),
    change: async (tx, { departmentId }) => {
      const people = await handlersOf(tx, departmentId);
      if (!people.some(({ id }) => id === input.personId))
        throw new Refusal("Whoever handles the case must have a role in its department.");
      await tx.$executeRaw`UPDATE case_record SET assignee_id = ${input.personId}::uuid WHERE id = ${input.id}::int`;
      return { kind: "assigned", person: input.personId };
    },
  });
}

/** Says what the customer was told by somebody: no machine acknowledges. */
export function acknowledgeCase(scope: Handler, input: AcknowledgeCase, now: Date): Promise<void> {
  return changing(scope, input, now, {
    refusal: acknowledgeRefusal,
    change: async (tx) => {
      await tx.$executeRaw`UPDATE case_record SET acknowledged_at = ${now}::timestamptz WHERE id = ${input.id}::int`;
      return { kind: "acknowledged", note: input.said };
    },
  });
}

/** Closes a case with what was learned. */
export function closeCase(scope: Handler, input: CloseCase, now: Date): Promise<void> {
  return changing(scope, input, now, {
    refusal: closeRefusal,
    change: async (tx) => {
      await tx.$executeRaw`
        UPDATE case_record SET closed_at = ${now}::timestamptz, root_cause = ${input.rootCause} WHERE id = ${input.id}::int`;
      return { kind: "closed", note: input.rootCause };
    },
  });
}

/** Opens a closed case again. Its clocks never stopped: what is late by now is late. */
export function reopenCase(scope: Handler, input: ReopenCase, now: Date): Promise<void> {
  return changing(scope, input, now, {
    refusal: reopenRefusal,
    change: async (tx) => {
      await tx.$executeRaw`UPDATE case_record SET closed_at = NULL, root_cause = NULL WHERE id = ${input.id}::int`;
      return { kind: "reopened", note: input.reason };
    },
  });
}

/** Hands a case to another department, with a reason. It belongs to nobody there yet, and its clocks go on. */
export function routeCase(scope: Handler, input: RouteCase, now: Date): Promise<void> {
  return changing(scope, input, now, {
    refusal: (standing) =>
      idleRefusal(standing) ??
      (standing.departmentId === input.departmentId ? "It is theirs already." : undefined),
    change: async (tx, { departmentId }) => {
      const target = await tx.department.findUnique({
        where: { id: input.departmentId, retiredOn: null },
        select: { id: true },
      });
      if (!target) throw new Refusal("There is no such department any more.");
      return { kind: "routed", from: departmentId, to: target.id, note: input.reason };
    },
    // Last, because the case leaves the sight of a department that hands it over.
    after: async (tx) => {
      await tx.$queryRaw`SELECT FROM wall.route_case(${input.id}::int, ${input.departmentId}::int)`;
    },
  });
}

type Line = Pick<CaseHistoryLine, "kind"> & { person?: string; from?: number; to?: number; note?: string };
type Step = {
  refusal: (standing: Standing) => string | undefined;
  change: (tx: Tx, standing: Standing) => Promise<Line>;
  after?: (tx: Tx) => Promise<void>;
};

/** Locks one case within reach, decides, writes, and adds the line to history and audit trail. */
function changing(
  scope: Handler,
  { id, version }: ChangeCase,
  now: Date,
  { refusal, change, after }: Step,
): Promise<void> {
  return inScope(scope, async (tx) => {
    const found = await lockedCase(tx, scope, id);
    if (!found || !reaches(scope, found.departmentId)) throw new NotFound();
    const refused = refusal(found) ?? staleRefusal(found, version);
    if (refused !== undefined) throw new Refusal(refused);
    await note(tx, scope, { of: found, id, line: await change(tx, found), now });
    await after?.(tx);
  });
}

type Note = { of: Standing; id: number; line: Line; now: Date };

async function note(tx: Tx, scope: Handler, { of, id, line, now }: Note): Promise<void> {
  const { kind, person = null, from = null, to = null, note: words = "" } = line;
  const next = of.version + 1;
  await tx.$executeRaw`UPDATE case_record SET version = ${next} WHERE id = ${id}::int`;
  await tx.$executeRaw`
    INSERT INTO case_change (case_id, version, kind, person_id, from_department, to_department, note, changed_by, changed_at)
    VALUES (${id}::int, ${next}, ${kind}, ${person}::uuid, ${from}::int, ${to}::int, ${words}, ${scope.actorId}::uuid,
      ${now}::timestamptz)`;
  await record(tx, scope, {
    action: `case.${kind}`,
    object: `case:${id}`,
    detail: { departmentId: of.departmentId, person, to },
  });
}

/** Whoever left has nothing any more. */
async function lockedCase(tx: Tx, scope: Handler, id: number): Promise<Standing | undefined> {
  const [locked] = await tx.$queryRaw<object[]>`SELECT FROM case_record WHERE id = ${id}::int FOR UPDATE`;
  if (!locked) return undefined;
  const [found] = await tx.$queryRaw<Standing[]>`
    SELECT c.version, c.department_id AS "departmentId", p.id::text AS "assigneeId", p.name AS assignee,
      c.acknowledged_at AS "acknowledgedAt", c.closed_at AS "closedAt", c.withdrawn_at AS "withdrawnAt"
    FROM case_record AS c LEFT JOIN person AS p ON p.id = c.assignee_id AND p.deactivated_at IS NULL
    WHERE ${Prisma.join([Prisma.sql`c.id = ${id}::int`, ...openCases(scope)], " AND ")}`;
  return found;
}
