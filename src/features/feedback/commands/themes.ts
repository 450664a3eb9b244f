import { reaches, type Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { enqueue } from "@/server/jobs";
import { themeQuery } from "../rules/search";
import type { ThemeDraft } from "../schema";

/**
 * Adds a theme, or changes the one with this id, and has every comment coded again by it. People of departments keep
 * themes of their own departments; a theme of nobody is everybody's who may write themes for the whole organisation.
 */
export function saveTheme(
  scope: Scope<"theme:write">,
  { id, ...draft }: ThemeDraft & { id?: number },
): Promise<{ id: number }> {
  return inScope(scope, async (tx) => {
    const touchpointIds = await placesFor(tx, scope, draft.touchpointIds);
    const query = themeQuery(draft.phrases, draft.exclusions);
    if (query === "") throw new Refusal("None of the phrases has a word to look for.");
    if (id !== undefined) await mine(tx, scope, id);
    if (draft.departmentId === null ? scope.departments !== "all" : !reaches(scope, draft.departmentId))
      throw new Refusal("Choose one of your own departments as the owner of this theme.");
    const taken = await tx.theme.findFirst({ where: { name: { equals: draft.name, mode: "insensitive" } } });
    if (taken && taken.id !== id) throw new Refusal(`There is a theme “${taken.name}” already.`);
    const [saved] = await write(tx, { id, query, draft: { ...draft, touchpointIds } });
    if (!saved) throw new NotFound();
    await record(tx, scope, {
      action: id === undefined ? "theme.added" : "theme.changed",
      object: `theme:${saved.id}`,
      detail: { phrases: draft.phrases.length, exclusions: draft.exclusions.length },
    });
    await enqueue(tx, "feedback.recode", { themeId: saved.id }, `recode:${saved.id}`);
    return saved;
  });
}

type Written = { id: number | undefined; query: string; draft: ThemeDraft };

function write(tx: Tx, { id, query, draft }: Written): Promise<{ id: number }[]> {
  const { name, touchpointIds, departmentId, phrases, exclusions } = draft;
  if (id === undefined)
    return tx.$queryRaw`
      INSERT INTO theme (name, touchpoint_ids, department_id, phrases, exclusions, query)
      VALUES (${name}, ${touchpointIds}::int[], ${departmentId}::int, ${phrases}::text[], ${exclusions}::text[],
        ${query}::tsquery) RETURNING id`;
  return tx.$queryRaw`
    UPDATE theme SET name = ${name}, touchpoint_ids = ${touchpointIds}::int[], department_id = ${departmentId}::int,
      phrases = ${phrases}::text[], exclusions = ${exclusions}::text[], query = ${query}::tsquery, version = version + 1
    WHERE id = ${id}::int RETURNING id`;
}

/** Removes a theme; its mark is taken off the comments by the worker. */
export function removeTheme(scope: Scope<"theme:write">, id: number): Promise<void> {
  return inScope(scope, async (tx) => {
    await mine(tx, scope, id);
    await tx.theme.delete({ where: { id }, select: { id: true } });
    await record(tx, scope, { action: "theme.removed", object: `theme:${id}` });
    await enqueue(tx, "feedback.recode", { themeId: id }, `recode:${id}`);
  });
}

/**
 * People of departments look for their themes at touchpoints they own: counted elsewhere, a phrase would tell what
 * customers of others write.
 */
async function placesFor(
  tx: Tx,
  { departments }: Scope<"theme:write">,
  wanted: readonly number[],
): Promise<number[]> {
  if (departments === "all") return [...wanted];
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT touchpoint_id AS id FROM touchpoint_role
    WHERE role = 'owner' AND department_id = ANY(${[...departments]}::int[])
      AND valid_from <= current_date AND (valid_to IS NULL OR current_date < valid_to)`;
  const own = rows.map(({ id }) => id);
  if (wanted.some((id) => !own.includes(id)))
    throw new Refusal("A theme of your department is looked for at your department's touchpoints.");
  return wanted.length > 0 ? [...wanted] : own;
}

/** A theme that is not mine to change is not there. */
async function mine(tx: Tx, scope: Scope<"theme:write">, id: number): Promise<void> {
  const theme = await tx.theme.findUnique({ where: { id }, select: { departmentId: true } });
  const isMine =
    theme &&
    (scope.departments === "all" || (theme.departmentId !== null && reaches(scope, theme.departmentId)));
  if (!isMine) throw new NotFound();
}
