import type { Scope } from "@/access/scope";
import { inScope } from "@/server/db";

/** How an import ended, in numbers. */
export function importOutcome(scope: Scope<"import:create">, id: number) {
  return inScope(scope, (tx) =>
    tx.import.findUniqueOrThrow({
      where: { id },
      select: { state: true, accepted: true, refused: true, duplicates: true, problem: true },
    }),
  );
}
