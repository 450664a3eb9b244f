import type { Scope } from "../../../src/access/scope";
import type { Capability } from "../../../src/access/capabilities";
import type * as Db from "../../../src/server/db";

/** The database with whatever a call changes taken back, so that each meets the same world. */
export function takenBack(real: typeof Db): typeof Db {
  class Undone extends Error {
    constructor(readonly value: unknown) {
      super();
    }
  }
  const inScope = async <T>(scope: Scope<Capability>, work: (tx: Db.Tx) => Promise<T>): Promise<T> => {
    try {
      return await real.inScope(scope, async (tx) => {
        throw new Undone(await work(tx));
      });
    } catch (error) {
      if (error instanceof Undone) return error.value as T;
      throw error;
    }
  };
  return { ...real, inScope };
}
