import { expect, type Page } from "@playwright/test";

export const DEMO_PASSWORD = "northgate keeps its promises";

/** The four people of the sample, and where each of them lands. */
export const cast = {
  executive: { email: "executive@northgate.example", home: "/overview" },
  head: { email: "head.claims@northgate.example", home: "/departments/claims" },
  member: { email: "member.claims@northgate.example", home: "/departments/claims" },
  admin: { email: "admin@northgate.example", home: "/overview" },
} as const;
export type Person = keyof typeof cast;

/** Signs in by the form, as a person would. */
export async function signIn(page: Page, person: Person, wanted = "/login"): Promise<void> {
  await page.goto(wanted);
  await page.getByLabel("E-mail").fill(cast[person].email);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Sign in");
}
