import { departmentsFor, type Actor } from "./can";
import type { Capability } from "./capabilities";

declare const proven: unique symbol;

/**
 * Proof that an actor may use a capability, and the departments it reaches.
 * Only `scopeOf` (and `operatorScope`, for the command line) can make one, so code that asks for a Scope cannot be
 * reached without a permission check, and its signature names the right it needs.
 */
export type Scope<C extends Capability> = {
  readonly actorId: string;
  readonly capability: C;
  readonly departments: "all" | readonly number[];
  readonly [proven]: C;
};

/** The scope of a person for a capability; undefined when the table says nowhere. */
export function scopeOf<C extends Capability>(actor: Actor, capability: C): Scope<C> | undefined {
  const departments = departmentsFor(actor, capability);
  if (departments !== "all" && departments.length === 0) return undefined;
  return { actorId: actor.id, capability, departments } as Scope<C>;
}

/** Does a scope reach a department? */
export function reaches(scope: Scope<Capability>, departmentId: number): boolean {
  return scope.departments === "all" || scope.departments.includes(departmentId);
}

/**
 * The same right over every department, to decide what may be shown to this reader: whether a figure can be worked
 * out from its siblings depends on siblings the reader does not see. Counts read with it are never shown.
 */
export function forSuppression<C extends Capability>(scope: Scope<C>): Scope<C> {
  return { ...scope, departments: "all" };
}
