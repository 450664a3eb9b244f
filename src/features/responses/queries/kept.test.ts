import { expect, it, vi } from "vitest";
import { scopeOf } from "@/access/scope";
import { viewerWith } from "../../../../scripts/testing/viewer";

vi.mock("@/server/env", () => ({ env: () => ({ KEPT_KEEP_COUNTS: "on" }) }));
const { keptByVersion } = await import("./kept");

function scopeWith(blind: { departmentId: number; from: string }[]) {
  const scope = scopeOf({ ...viewerWith([{ role: "head", departmentId: 1 }]), blind }, "score:read");
  if (!scope) throw new Error("A head sees scores.");
  return scope;
}
const scope = scopeWith([]);

it("counts once for everybody who asks at the same moment, and again at the next version", async () => {
  const count = vi.fn(() => Promise.resolve({ n: 1 }));
  const ask = (version: string) => keptByVersion(version, { scope, what: "one" }, count);
  const [first, second] = await Promise.all([ask("1"), ask("1")]);
  expect(second).toBe(first);
  expect(await ask("1")).toBe(first);
  expect(count).toHaveBeenCalledTimes(1);
  await ask("2");
  expect(count).toHaveBeenCalledTimes(2);
});

it("does not keep a failure", async () => {
  const count = vi.fn(() => Promise.resolve("counted")).mockRejectedValueOnce(new Error("gone"));
  const ask = () => keptByVersion("1", { scope, what: "two" }, count);
  await expect(ask()).rejects.toThrow("gone");
  expect(await ask()).toBe("counted");
});

it("counts apart for whoever must not see all of it yet", async () => {
  const blind = scopeWith([{ departmentId: 1, from: "2026-11-01" }]);
  expect(await keptByVersion("1", { scope, what: "three" }, () => Promise.resolve("all"))).toBe("all");
  expect(await keptByVersion("1", { scope: blind, what: "three" }, () => Promise.resolve("less"))).toBe(
    "less",
  );
});
