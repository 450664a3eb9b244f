import { expect, it } from "vitest";
import { addressesIn } from "./addresses";

it("reads addresses as people paste them and as files hold them", () => {
  const { people, unread } = addressesIn(
    [
      "\uFEFFName;E-mail",
      "ana@company.com",
      'Ben "B" Ode <Ben.Ode@Company.com>',
      "Lee, Cleo;cleo@company.com",
      '"dora@company.com","Dora Ngo"',
      "eve@company.com, fay@company.com; gil@company.com",
      "ANA@company.com",
      "",
      "somebody without an address",
      "half@address",
    ].join("\r\n"),
  );
  expect(people).toEqual([
    { email: "ana@company.com", name: "" },
    { email: "ben.ode@company.com", name: "Ben B Ode" },
    { email: "cleo@company.com", name: "Lee Cleo" },
    { email: "dora@company.com", name: "Dora Ngo" },
    { email: "eve@company.com", name: "" },
    { email: "fay@company.com", name: "" },
    { email: "gil@company.com", name: "" },
  ]);
  expect(unread).toEqual(["somebody without an address", "half@address"]);
});
