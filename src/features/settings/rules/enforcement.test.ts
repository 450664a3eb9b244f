import { expect, it } from "vitest";
import { enforcementRefusal, issuerRefusal } from "./enforcement";

it("lets nobody lock themselves out", () => {
  const admin = { email: "ana@company.com", cameBySso: false };
  expect(enforcementRefusal(["company.com"], admin)).toMatch(/yours too/);
  expect(enforcementRefusal(["company.com"], { ...admin, cameBySso: true })).toBeUndefined();
  expect(enforcementRefusal(["other.com"], admin)).toBeUndefined();
  expect(enforcementRefusal([], admin)).toBeUndefined();
});

it("sends tokens over https only, except on this machine", () => {
  expect(issuerRefusal("https://id.company.com")).toBeUndefined();
  expect(issuerRefusal("http://127.0.0.1:4000")).toBeUndefined();
  expect(issuerRefusal("http://id.company.com")).toMatch(/https/);
  expect(issuerRefusal("ftp://id.company.com")).toMatch(/https/);
});
