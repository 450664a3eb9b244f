import type { Actor } from "@/access/can";
import { reaches, scopeOf, type Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import type { VisionPage } from "../schema";

type Worded = Pick<VisionPage, "number" | "sentence" | "principles" | "writtenBy" | "writtenOn">;
const notWorded: Worded = { number: 0, sentence: "", principles: [], writtenBy: null, writtenOn: null };

/** The vision in force, and which heads have acknowledged this wording of it. */
export function visionPage(scope: Scope<"vision:read">, actor: Actor): Promise<VisionPage> {
  return inScope(scope, async (tx) => {
    const [worded = notWorded] = await tx.$queryRaw<Worded[]>`
      SELECT v.number, v.sentence, v.principles, p.name AS "writtenBy",
        (v.written_at AT TIME ZONE (SELECT time_zone FROM organisation))::date::text AS "writtenOn"
      FROM vision AS v LEFT JOIN person AS p ON p.id = v.written_by ORDER BY v.number DESC LIMIT 1`;
    const heads = await headsIn(tx, worded.number);
    const acknowledging = scopeOf(actor, "vision:acknowledge");
    return {
      ...worded,
      heads,
      mayWrite: scopeOf(actor, "vision:write") !== undefined,
      mine:
        worded.number === 0 || !acknowledging
          ? []
          : heads
              .filter(({ on, department }) => on === null && reaches(acknowledging, department.id))
              .map(({ department }) => department),
    };
  });
}

function headsIn(tx: Tx, number: number): Promise<VisionPage["heads"]> {
  return tx.$queryRaw`
    SELECT json_build_object('id', d.id, 'name', d.name, 'slug', d.slug) AS department, p.name AS by,
      (a.acknowledged_at AT TIME ZONE (SELECT time_zone FROM organisation))::date::text AS "on"
    FROM department AS d LEFT JOIN vision_acknowledgement AS a ON a.department_id = d.id AND a.number = ${number}::int
      LEFT JOIN person AS p ON p.id = a.person_id
    WHERE d.retired_on IS NULL AND EXISTS (SELECT FROM grant_held AS g JOIN person AS h ON h.id = g.person_id
      WHERE g.department_id = d.id AND g.role = 'head' AND h.deactivated_at IS NULL)
    ORDER BY d.position, d.name`;
}
