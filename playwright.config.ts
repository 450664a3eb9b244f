import { defineConfig } from "@playwright/test";
import { productUrl } from "./e2e/address";
import { findBrowser } from "./scripts/setup.mjs";

/** Browser tests against the real product; how to run them against one that runs already: e2e/address.ts. */
export default defineConfig({
  testDir: "e2e",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"]],
  globalSetup: "./e2e/start-product.ts",
  use: {
    baseURL: productUrl,
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    trace: "off",
  },
});
