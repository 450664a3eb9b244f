import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/setup.mjs";

const port = Number(process.env.KEPT_E2E_PORT ?? 3456);

export default defineConfig({
  testDir: "e2e",
  timeout: 60_000,
  workers: 2,
  fullyParallel: true,
  reporter: [["list"]],
  globalSetup: "./e2e/start-product.ts",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "en-GB",
    timezoneId: "Europe/London",
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
