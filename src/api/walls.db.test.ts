import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { examples } from "../../scripts/testing/matrix/examples";
import { useMatrixWorld } from "../../scripts/testing/matrix/standing-world";
import { inProcess, inputOf, objectsOf, paths } from "../../scripts/testing/matrix/walk";
import { canary, type Principal } from "../../scripts/testing/matrix/world";
import type * as Can from "@/access/can";
import type * as Scopes from "@/access/scope";
import type { Capability } from "@/access/capabilities";
import type * as Db from "@/server/db";

/** Which walls stand; `changed` counts rows of the other department that a call would have changed. */
const walls = vi.hoisted(() => ({ procedures: true, rows: true, changed: 0, before: "" }));
type Fallen = Scopes.Scope<Capability> & { really?: Scopes.Scope<Capability>["departments"] };

// With the wall of the procedures down everybody may everything everywhere: no role, no department is asked.
vi.mock("@/access/can", async (original) => {
  const real = await original<typeof Can>();
  return {
    ...real,
    can: (...asked: Parameters<typeof Can.can>) => !walls.procedures || real.can(...asked),
    departmentsFor: (...asked: Parameters<typeof Can.departmentsFor>) =>
      walls.procedures ? real.departmentsFor(...asked) : "all",
  };
});
vi.mock("@/access/scope", async (original) => {
  const real = await original<typeof Scopes>();
  const { departmentsFor } = await vi.importActual<typeof Can>("@/access/can");
  return {
    ...real,
    scopeOf: (actor: Can.Actor, capability: Capability) =>
      walls.procedures
        ? real.scopeOf(actor, capability)
        : {
            actorId: actor.id,
            capability,
            departments: "all",
            blind: [],
            really: departmentsFor(actor, capability),
          },
    reaches: (...asked: Parameters<typeof Scopes.reaches>) => !walls.procedures || real.reaches(...asked),
  };
});
// The database is told what the right really reaches, and whatever a call changes is looked at and taken back.
vi.mock("@/server/db", async (original) => {
  const real = await original<typeof Db>();
  class Undone extends Error {
    constructor(readonly value: unknown) {
      super();
    }
  }
  const inScope = async <T>(scope: Fallen, work: (tx: Db.Tx) => Promise<T>): Promise<T> => {
    const told = { ...scope, departments: scope.really ?? scope.departments } as Fallen;
    const run = walls.rows ? real.inScope.bind(undefined, told) : real.asSystem.bind(undefined, "no wall");
    try {
      return (await run(async (tx) => {
        const value = await work(tx);
        await tx.$executeRaw`SELECT set_config('role', 'kept_system', true)`;
        const [now] = await tx.$queryRawUnsafe<[{ rows: string }]>(OTHERS);
        if (now.rows !== walls.before) walls.changed++;
        throw new Undone(value);
      })) as T;
    } catch (error) {
      if (error instanceof Undone) return error.value as T;
      throw error;
    }
  };
  return { ...real, inScope };
});

const OTHERS = vi.hoisted(() => {
  const tables =
    "commitment trend_event control_baseline target target_proposal theme card_note forecast card_review signed_card vision_acknowledgement plan case_record";
  const parts = tables
    .split(" ")
    .map((name) => `(SELECT json_agg(t ORDER BY t::text) FROM ${name} AS t WHERE department_id = 2)`);
  const transfers = "(SELECT json_agg(t) FROM ownership_transfer AS t WHERE from_department_id = 2)";
  const answers = "(SELECT count(*) FROM response WHERE touchpoint_id = 2)";
  return `SELECT md5(concat_ws('/', ${[...parts, transfers, answers].join(", ")})) AS rows`;
});

const world = useMatrixWorld();

beforeAll(async () => {
  walls.before = (await world.owner.query<{ rows: string }>(OTHERS)).rows[0]?.rows ?? "";
});
beforeEach(() => Object.assign(walls, { procedures: true, rows: true, changed: 0 }));

/** Rows that are the other department's own. What everybody may read (maps, promises' forms, whose transfer it is) is no such thing. */
const own = (["member", "head"] as const satisfies Principal[]).flatMap((who) =>
  paths
    .filter((path) => examples[path]?.rights.includes("own") || examples[path]?.rights.includes("open"))
    .map((path) => ({ who, path })),
);

/** Calls everything that reaches own departments with the other department's rows; returns where one of them came out. */
async function tellTales(): Promise<string[]> {
  const tales: string[] = [];
  for (const { who, path } of own) {
    const example = examples[path];
    if (!example) continue;
    const { words } = await inProcess(
      path,
      who,
      inputOf(example, who, objectsOf(example) === undefined ? "own" : "another's"),
    );
    if (words.includes(canary(2))) tales.push(`${path} by ${who}`);
  }
  return tales;
}

describe("with the wall of the procedures down", () => {
  it("row-level security lets through no row of another department, to read or to change, by any procedure", async () => {
    walls.procedures = false;
    const tales = await tellTales();
    console.log(
      `row-level security alone: ${own.length} calls, ${tales.length} foreign rows read, ${walls.changed} changed`,
    );
    expect(tales).toEqual([]);
    expect(walls.changed).toBe(0);
  });

  it("and row-level security too, rows come out and are changed: nothing else stands in the way", async () => {
    Object.assign(walls, { procedures: false, rows: false });
    const tales = await tellTales();
    expect(tales.length).toBeGreaterThan(10);
    expect(walls.changed).toBeGreaterThan(10);
  });

  it("up again, the procedures let nothing through without it", async () => {
    walls.rows = false;
    expect(await tellTales()).toEqual([]);
    expect(walls.changed).toBe(0);
  });
});
