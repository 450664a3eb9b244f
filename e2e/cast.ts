import { expect, type Page } from "@playwright/test";

export const DEMO_PASSWORD = "northgate keeps its promises";

/** People of the sample, and where each of them lands. */
export const cast = {
  executive: { email: "executive@northgate.example", home: "/overview" },
  head: { email: "head.claims@northgate.example", home: "/departments/claims" },
  otherHead: { email: "head.contact-centre@northgate.example", home: "/departments/contact-centre" },
  member: { email: "member.claims@northgate.example", home: "/departments/claims" },
  admin: { email: "admin@northgate.example", home: "/overview" },
} as const;
export type Person = keyof typeof cast;

/** Somebody who can sign in. */
export type Account = { email: string; password: string };

export function accountOf(who: Person | Account): Account {
  return typeof who === "string" ? { email: cast[who].email, password: DEMO_PASSWORD } : who;
}

/** Fills in the sign-in form in view and sends it, as a person would. */
export async function fillSignIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Signs in by the form, from the page that was wanted. */
export async function signIn(page: Page, who: Person | Account, wanted = "/login"): Promise<void> {
  await page.goto(wanted);
  await fillSignIn(page, accountOf(who));
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Sign in");
}
