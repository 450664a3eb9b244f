import { expect, it, vi } from "vitest";

vi.mock("@/server/env", () => ({ env: () => ({ KEPT_KEEP_COUNTS: "on" }) }));
const { keptByVersion } = await import("./kept");

it("counts once for everybody who asks at the same moment, and again at the next version", async () => {
  const count = vi.fn(() => Promise.resolve({ n: 1 }));
  const ask = (version: string) => keptByVersion(version, { what: "one" }, count);
  const [first, second] = await Promise.all([ask("1"), ask("1")]);
  expect(second).toBe(first);
  expect(await ask("1")).toBe(first);
  expect(count).toHaveBeenCalledTimes(1);
  await ask("2");
  expect(count).toHaveBeenCalledTimes(2);
});

it("does not keep a failure", async () => {
  const count = vi.fn(() => Promise.resolve("counted")).mockRejectedValueOnce(new Error("gone"));
  const ask = () => keptByVersion("1", { what: "two" }, count);
  await expect(ask()).rejects.toThrow("gone");
  expect(await ask()).toBe("counted");
});
