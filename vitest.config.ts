import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL("./src", import.meta.url)) };
const shared = {
  resolve: { alias },
  ssr: { resolve: { conditions: ["react-server"], externalConditions: ["react-server"] } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["{src,scripts,prisma}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/*.slow.test.ts"],
          testTimeout: 60_000, // a busy machine is no failure
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: "database",
          include: ["{src,prisma,scripts}/**/*.db.test.ts"],
          globalSetup: ["scripts/testing/postgres.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
