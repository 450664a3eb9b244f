type Node = { id: number; parentId: number | null };

/** May a department stand under another? Not under itself or under one of its own. */
export function parentRefusal(
  departments: readonly Node[],
  id: number,
  parentId: number | null,
): string | undefined {
  const parents = new Map(departments.map((one) => [one.id, one.parentId]));
  for (
    let at = parentId, steps = 0;
    at !== null && steps <= departments.length;
    at = parents.get(at) ?? null, steps++
  )
    if (at === id) return "A department cannot stand under itself or under one of its own.";
  return undefined;
}

/** Every department below its parent, with how deep it stands; one whose parent is gone stands at the top. */
export function inTreeOrder<D extends Node>(departments: readonly D[]): { department: D; depth: number }[] {
  const known = new Set(departments.map(({ id }) => id));
  const below = (parentId: number | null, depth: number): { department: D; depth: number }[] =>
    departments
      .filter((one) => (known.has(one.parentId ?? -1) ? one.parentId : null) === parentId)
      .flatMap((department) => [{ department, depth }, ...below(department.id, depth + 1)]);
  return below(null, 0);
}

/** The address of a department's page, made from its name; numbered where the name's own is taken. */
export function slugFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const base =
    plain
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 60) || "department";
  let slug = base === "edit" ? "edit-2" : base; // `edit` is reserved
  for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
  return slug;
}
