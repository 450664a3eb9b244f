import { describe, expect, it, vi } from "vitest";
import { useMatrixWorld } from "../../scripts/testing/matrix/standing-world";
import { askAll, inProcess, paths } from "../../scripts/testing/matrix/walk";
import { everybody } from "../../scripts/testing/matrix/world";
import type * as Table from "@/access/capabilities";
import type { Capability, Reach, Role } from "@/access/capabilities";
import type * as Db from "@/server/db";

type Row = readonly Reach[];
/** The one row that is not as the table says, and the rows that a call has asked for. */
const table = vi.hoisted(() => ({
  flipped: undefined as [string, Row] | undefined,
  asked: new Set<string>(),
}));

vi.mock("@/access/capabilities", async (original) => {
  const real = await original<typeof Table>();
  const capabilities = new Proxy(real.capabilities, {
    get(rows, name: Capability) {
      table.asked.add(name);
      return table.flipped?.[0] === name ? table.flipped[1] : rows[name];
    },
  });
  return { ...real, capabilities };
});
vi.mock("@/server/db", async (original) => {
  const { takenBack } = await import("../../scripts/testing/matrix/taken-back");
  return takenBack(await original<typeof Db>());
});

const { capabilities, roles } = await vi.importActual<typeof Table>("@/access/capabilities");
const world = useMatrixWorld();

type Mutant = { capability: Capability; role: Role; to: Reach };

/** Roles that are held for the whole organisation have no departments of their own: to them these are nowhere. */
const companyWide: readonly Role[] = ["executive", "admin"];
const reaches: readonly Reach[] = ["everywhere", "own departments", "open scorecards", "nowhere"];

const mutants: Mutant[] = Object.entries(capabilities).flatMap(([name, row]) =>
  roles.flatMap((role, column) => {
    const others = reaches.filter((reach) => reach !== row[column]);
    const told = companyWide.includes(role) ? others.filter((reach) => reach !== "own departments") : others;
    return told.map((to) => ({ capability: name as Capability, role, to }));
  }),
);

/** Rows, or single decisions, of which one reach is as good as another but for nowhere; each with the reason. */
const alike: Record<string, string> = {
  "journey:read": "a map is the whole organisation's",
  "vision:read": "a vision is the whole organisation's",
  "survey:read": "a survey is the whole organisation's",
  "comment:export": "a file holds what its reader may read, which comment:read decides",
  "member:read of member": "the page of another department is closed to them by department:read",
  "customer:name of head": "debts of another department are closed to them by comment:read",
  "customer:name of admin": "every debt is closed to them by comment:read",
};
/** Asked for by the command line alone, whose user owns the server. */
const ofTheOperator: readonly Capability[] = ["rollup:repair"];

function isTold({ capability, role, to }: Mutant): boolean {
  if (ofTheOperator.includes(capability)) return false;
  if (to === "nowhere" || `${capability} of ${role}` in alike) return to === "nowhere";
  return !(capability in alike) || companyWide.includes(role);
}

/** Which procedures ask for which rows of the table. With the table as it is nothing may come out wrong. */
async function askers(isOpen: boolean): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const path of paths)
    for (const who of everybody) {
      table.asked.clear();
      expect((await askAll(inProcess, path, who, isOpen)).wrong).toEqual([]);
      for (const name of table.asked) found.set(name, (found.get(name) ?? new Set()).add(path));
    }
  return found;
}

/** Does the matrix come out wrong for whoever holds this role and no other? They are called as the role is. */
async function isCaught({ capability, role, to }: Mutant, asking: ReadonlySet<string>, isOpen: boolean) {
  const row = roles.map((each, column) =>
    each === role ? to : (capabilities[capability][column] ?? "nowhere"),
  );
  table.flipped = [capability, row];
  try {
    for (const path of asking)
      if ((await askAll(inProcess, path, role, isOpen)).wrong.length > 0) return true;
    return false;
  } finally {
    table.flipped = undefined;
  }
}

// What the table decides is the same whatever server stores the rows.
describe.skipIf(process.env.KEPT_TEST_POSTGRES)("the table of rights", () => {
  it(
    "has no decision that could be another without the matrix coming out wrong",
    { timeout: 300_000 },
    async () => {
      let left = mutants;
      for (const isOpen of [false, true]) {
        await world.shareScorecards(isOpen);
        const asking = await askers(isOpen);
        const unseen: Mutant[] = [];
        for (const mutant of left)
          if (!(await isCaught(mutant, asking.get(mutant.capability) ?? new Set(), isOpen)))
            unseen.push(mutant);
        left = unseen;
      }
      const told = mutants.filter(isTold);
      console.log(`decisions of the table flipped: ${told.length}, ${left.filter(isTold).length} not seen`);
      expect(left.filter(isTold)).toEqual([]);
      // What is said to be alike is so.
      expect(left).toEqual(mutants.filter((mutant) => !isTold(mutant)));
    },
  );
});
