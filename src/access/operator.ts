import type { Blind } from "./can";
import type { Capability } from "./capabilities";
import type { Scope } from "./scope";

const nothing: readonly Blind[] = [];

/** The scope of whoever runs the command line on the server itself. Only `src/cli` may import this. */
export function operatorScope<C extends Capability>(capability: C): Scope<C> {
  return { actorId: "operator", capability, departments: "all", blind: nothing } as Scope<C>;
}
