import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { useTestDatabase } from "../database";
import { signIn } from "./walk";
import { fillWorld } from "./world";

export type StandingWorld = {
  /** The owner of the tables, whom no policy limits. */
  owner: pg.Client;
  /** Do heads see each other's scorecards from now on? */
  shareScorecards(isOpen: boolean): Promise<void>;
};

/** The world of the matrix in a database of its own, with everybody signed in, for the tests of one file. */
export function useMatrixWorld(): StandingWorld {
  const database = useTestDatabase();
  const world = {} as StandingWorld;
  beforeAll(async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const sessions = await fillWorld(owner);
    await signIn(sessions);
    Object.assign(world, {
      owner,
      async shareScorecards(isOpen: boolean) {
        await owner.query("UPDATE organisation SET open_scorecards = $1", [isOpen]);
        await signIn(sessions);
      },
    });
  });
  afterAll(() => world.owner.end());
  return world;
}
