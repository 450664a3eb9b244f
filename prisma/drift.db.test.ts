import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { useTestDatabase } from "../scripts/testing/database";

const database = useTestDatabase();

// Prisma's engine sometimes gives up on a busy machine; a drift is there at every try.
it("the migrations make exactly the tables that the schema describes", { retry: 2 }, () => {
  const { status, stdout, stderr } = spawnSync(
    "node_modules/.bin/prisma",
    [
      "migrate",
      "diff",
      "--from-config-datasource",
      "--to-schema",
      "prisma/schema",
      "--script",
      "--exit-code",
    ],
    {
      encoding: "utf8",
      env: {
        ...process.env,
        DATABASE_URL: database.ownerUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
    },
  );
  expect(stderr).not.toMatch(/error/i);
  expect(stdout.replace(/^-- This is an empty migration\.\s*/, "").trim()).toBe("");
  expect(status).toBe(0);
});
