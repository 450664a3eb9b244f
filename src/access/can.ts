import { capabilities, roles, type Capability, type Reach, type Role } from "./capabilities";

/** One role held: company-wide (`departmentId` null) or in one department. */
export type Grant = { readonly role: Role; readonly departmentId: number | null };

/**
 * What somebody may not see yet: everything of a department from a day on, until they have said what they expect
 * (metrics B7).
 */
export type Blind = { readonly departmentId: number; readonly from: string };

/** A signed-in person as every permission decision sees them. Re-read on each request. */
export type Actor = {
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly settings: { readonly openScorecards: boolean };
  /** Left out: nothing is kept from them. */
  readonly blind?: readonly Blind[];
  /** The only rights of a key for a program, whatever its role would give; left out for people. */
  readonly only?: readonly Capability[];
};

/** The cell of the table for one role. */
export function reachOf(role: Role, capability: Capability): Reach {
  return capabilities[capability][roles.indexOf(role)] ?? "nowhere";
}

/** Is this a right to figures, that an organisation may open to every head? */
export function mayBeOpened(capability: Capability): boolean {
  return roles.some((role) => reachOf(role, capability) === "open scorecards");
}

/** The departments a capability reaches for a person: all of them, some, or none (empty). */
export function departmentsFor(actor: Actor, capability: Capability): "all" | readonly number[] {
  if (actor.only && !actor.only.includes(capability)) return [];
  const own = new Set<number>();
  for (const grant of actor.grants) {
    const reach = reachOf(grant.role, capability);
    if (reach === "everywhere" || (reach === "open scorecards" && actor.settings.openScorecards))
      return "all";
    if (reach !== "nowhere" && grant.departmentId !== null) own.add(grant.departmentId);
  }
  return [...own].sort((a, b) => a - b);
}

/** May this person use the capability at all, or for the given department? */
export function can(actor: Actor, capability: Capability, departmentId?: number): boolean {
  const reached = departmentsFor(actor, capability);
  if (reached === "all") return true;
  return departmentId === undefined ? reached.length > 0 : reached.includes(departmentId);
}

/** Does a right reach everything another one does? Then a figure seen by the other may lead to what the right opens. */
export function reachesAsFar(actor: Actor, capability: Capability, other: Capability): boolean {
  const [reached, wanted] = [departmentsFor(actor, capability), departmentsFor(actor, other)];
  return reached === "all" || (wanted !== "all" && wanted.every((id) => reached.includes(id)));
}
