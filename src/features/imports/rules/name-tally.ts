import type { NamedRole } from "../schema";
import { detached } from "./date-order";
import { mostNames, nameKey, type FoundNames } from "./match-names";
import type { AcceptedRow } from "./normalise";

/** Counts the different names in rows that count, role by role, up to a number that is no list of names any more. */
export class NameTally {
  readonly #names: Partial<Record<NamedRole, Map<string, { value: string; rows: number }> | null>> = {};

  constructor(readonly roles: readonly NamedRole[]) {
    for (const role of roles) this.#names[role] = new Map();
  }

  get found(): FoundNames {
    return this.#names;
  }

  add(row: AcceptedRow): void {
    for (const role of this.roles) {
      const value = row[role];
      if (value !== null) this.#count(role, value);
    }
  }

  #count(role: NamedRole, value: string): void {
    const names = this.#names[role];
    if (!names) return;
    const key = nameKey(value);
    const known = names.get(key);
    if (known) known.rows += 1;
    else if (names.size === mostNames) this.#names[role] = null;
    else names.set(detached(key), { value: detached(value), rows: 1 });
  }
}
