import { expect, it } from "vitest";
import { identityRefusal } from "./rules";

it("lets a survey be identified, and refuses a secrecy that could not be kept, in a sentence", () => {
  expect(identityRefusal("identified")).toBeUndefined();
  expect(identityRefusal("confidential")).toMatch(/^A survey cannot be confidential yet: .*\.$/);
  expect(identityRefusal("anonymous")).toMatch(/^A survey cannot be anonymous yet: .*\.$/);
});
