import * as z from "zod";

const Address = z
  .string()
  .trim()
  .max(320)
  .regex(
    /^([^<>@"\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
    "Enter a sender, like Kept <kept@company.com>.",
  );

/** A secret is written and never read back: left empty, the stored one stays. */
const Secret = z.string().max(500);

export const SaveMail = z.object({
  host: z.string().trim().min(1, "Enter the mail server's name.").max(253),
  port: z.coerce.number().int().min(1).max(65535),
  security: z.enum(["starttls", "tls", "none"]),
  username: z.string().trim().max(320),
  password: Secret,
  sender: Address,
});
export type SaveMail = z.infer<typeof SaveMail>;

export const MailPage = z.object({
  source: z.enum(["environment", "stored", "none"]),
  host: z.string(),
  port: z.int(),
  security: z.enum(["starttls", "tls", "none"]),
  username: z.string(),
  hasPassword: z.boolean(),
  sender: z.string(),
  lastSentAt: z.string().nullable(),
  lastProblem: z.string().nullable(),
  lastProblemAt: z.string().nullable(),
});
export type MailPage = z.infer<typeof MailPage>;

export const MailTest = z.object({ isSent: z.boolean(), words: z.string() });

const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "Enter domains, like company.com.");

export const SaveSignIn = z.object({
  factorRoles: z.array(z.enum(["executive", "head", "member", "admin"])).max(4),
  sessionHours: z.coerce
    .number("Enter a number.")
    .int()
    .min(1, "At least 1 hour.")
    .max(24, "At most 24 hours."),
  adminIdleMinutes: z.coerce
    .number("Enter a number.")
    .int()
    .min(5, "At least 5 minutes.")
    .max(720, "At most 720 minutes."),
  shortestPassword: z.coerce.number("Enter a number.").int().min(12, "At least 12.").max(64, "At most 64."),
  sso: z
    .object({
      name: z.string().trim().min(1, "Give the button a name.").max(40),
      issuer: z.url("Enter the provider's address, like https://id.company.com.").max(500),
      clientId: z.string().trim().min(1, "Enter the client id.").max(200),
      clientSecret: Secret,
      domains: z.array(Domain).max(50),
    })
    .nullable(),
});
export type SaveSignIn = z.infer<typeof SaveSignIn>;

export const SignInPage = z.object({
  factorRoles: z.array(z.string()),
  sessionHours: z.int(),
  adminIdleMinutes: z.int(),
  shortestPassword: z.int(),
  sso: z
    .object({
      name: z.string(),
      issuer: z.string(),
      clientId: z.string(),
      hasSecret: z.boolean(),
      domains: z.array(z.string()),
    })
    .nullable(),
  /** What the provider must be told: where it sends people back to. */
  redirectUri: z.string(),
  /** Active people of enforced domains who have not connected their account yet. */
  unconnected: z.array(z.string()),
});
export type SignInPage = z.infer<typeof SignInPage>;

export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => Intl.supportedValuesOf("currency").includes(code), "Enter a currency, like EUR.");

/** What the organisation says of itself. Its time zone was fixed at set-up: every count rests on it. */
export const SaveOrganisation = z.object({
  name: z.string().trim().min(1, "Enter the organisation's name.").max(120, "Use at most 120 characters."),
  currency: Currency,
  fiscalYearStart: z.coerce.number("Choose a month.").int().min(1).max(12),
  openScorecards: z.boolean(),
});
export type SaveOrganisation = z.infer<typeof SaveOrganisation>;

export const OrganisationPage = SaveOrganisation.extend({ timeZone: z.string(), language: z.string() });
export type OrganisationPage = z.infer<typeof OrganisationPage>;
