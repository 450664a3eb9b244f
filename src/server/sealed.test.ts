import { expect, it, vi } from "vitest";

const settings = { KEPT_SECRET: "the secret of one installation, long enough" };
vi.mock("./env", () => ({ env: () => settings }));
const { seal, unseal } = await import("./sealed");

it("opens what it sealed, and nothing of it shows", () => {
  const sealed = seal("mail", "hunter2 über");
  expect(unseal("mail", sealed)).toBe("hunter2 über");
  expect(Buffer.from(sealed).toString("latin1")).not.toContain("hunter2");
  expect(seal("mail", "hunter2 über")).not.toEqual(sealed);
});

it("opens for no other purpose, no other installation, and not when a bit has changed", () => {
  const sealed = seal("mail", "hunter2");
  expect(() => unseal("totp", sealed)).toThrow();
  const changed = sealed.slice();
  changed[30] = (changed[30] ?? 0) ^ 1;
  expect(() => unseal("mail", changed)).toThrow();
  settings.KEPT_SECRET = "the secret of another installation, long too";
  expect(() => unseal("mail", sealed)).toThrow();
});
