import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "./stage";

/** What a reader downloads, never how long it took: sizes are the same on every machine. */
const KB = 1000;

/** Collects the scripts a page fetches; sizes are of what gzip makes of each. */
function scriptsOf(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      sizes.push(response.body().then((body) => gzipSync(body).byteLength));
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test("the overview is readable on 200 kB of JavaScript, before its chart comes alive", async ({ as }) => {
  const page = await as("executive");
  // The chart is fetched when it nears the screen; here it never does.
  await page.addInitScript(() => {
    window.IntersectionObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
      takeRecords() {
        return [];
      }
    } as unknown as typeof IntersectionObserver;
  });
  const size = scriptsOf(page);
  await page.goto("/overview");
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".recharts-wrapper")).toHaveCount(0);
  const bytes = await size();
  test.info().annotations.push({ type: "kB before charts", description: (bytes / KB).toFixed(1) });
  expect(bytes).toBeGreaterThan(50 * KB); // something was measured
  expect(bytes).toBeLessThanOrEqual(200 * KB);
});

test("with its chart the overview stays within 330 kB of JavaScript", async ({ as }) => {
  const page = await as("executive");
  const size = scriptsOf(page);
  await page.goto("/overview");
  await expect(page.locator(".recharts-wrapper")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const bytes = await size();
  test.info().annotations.push({ type: "kB with charts", description: (bytes / KB).toFixed(1) });
  expect(bytes).toBeLessThanOrEqual(330 * KB);
});

test("scripts and styles arrive compressed", async ({ as }) => {
  const page = await as("executive");
  const plain: string[] = [];
  page.on("response", (response) => {
    const isText = ["script", "stylesheet", "document"].includes(response.request().resourceType());
    const { "content-encoding": encoding = "", "content-length": length = "" } = response.headers();
    const isTiny = length !== "" && Number(length) < 1500; // compressing it would save nothing
    if (isText && !isTiny && !/gzip|br/.test(encoding)) plain.push(response.url());
  });
  await page.goto("/overview");
  await page.waitForLoadState("networkidle");
  expect(plain).toEqual([]);
});

const SETTLED = 0.05;
for (const [who, path, width] of [
  ["executive", "/overview", 1440],
  ["executive", "/overview", 390],
  ["executive", "/trends", 1440],
  ["head", "/departments/claims", 1440],
  ["admin", "/admin/people", 1440],
] as const) {
  test(`nothing jumps while ${path} loads at ${width} px`, async ({ as }) => {
    const page = await as(who, { viewport: { width, height: 900 } });
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(300);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 100);
        }),
    );
    expect(shift).toBeLessThanOrEqual(SETTLED);
  });
}
