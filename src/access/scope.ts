import { departmentsFor, type Actor, type Blind } from "./can";
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
  /** Departments of which the reader sees nothing from a day on; every door to figures and words leaves it out. */
  readonly blind: readonly Blind[];
  readonly [proven]: C;
};

/** The scope of a person for a capability; undefined when the table says nowhere. */
export function scopeOf<C extends Capability>(actor: Actor, capability: C): Scope<C> | undefined {
  const departments = departmentsFor(actor, capability);
  if (departments !== "all" && departments.length === 0) return undefined;
  return { actorId: actor.id, capability, departments, blind: actor.blind ?? [] } as Scope<C>;
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

/** The first day from which something is kept from a reader; undefined when nothing is. */
export function blindFrom({ blind }: Scope<Capability>): string | undefined {
  return blind.map(({ from }) => from).toSorted()[0];
}

/**
 * May figures that hold everybody's answers, and cannot be told apart by department, be shown of days before `to`?
 * Not to somebody from whom a part of them is kept.
 */
export function isOpenUntil(scope: Scope<Capability>, to: string): boolean {
  const from = blindFrom(scope);
  return from === undefined || to <= from;
}
