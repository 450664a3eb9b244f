import * as z from "zod";

export const Profile = z.object({
  name: z.string().trim().min(1, "Enter your name.").max(120, "Use at most 120 characters."),
  shortcutsOff: z.boolean(),
});
export type Profile = z.infer<typeof Profile>;

export const Notices = z.object({ dailyMail: z.boolean(), deadlineMail: z.boolean() });
export type Notices = z.infer<typeof Notices>;

export const ChangePassword = z.object({ current: z.string().max(1024), next: z.string().max(1024) });
export const Prove = z.object({ password: z.string().max(1024) });
export const Code = z.object({ code: z.string().trim().max(40) });
export const SessionId = z.object({ id: z.uuid() });

export const OpenSession = z.object({
  id: z.uuid(),
  isThis: z.boolean(),
  browser: z.string(),
  address: z.string(),
  proof: z.string(),
  since: z.string(),
  lastSeen: z.string(),
});
export type OpenSession = z.infer<typeof OpenSession>;

export const AccountPage = z.object({
  email: z.string(),
  profile: Profile,
  notices: Notices,
  hasPassword: z.boolean(),
  shortestPassword: z.int(),
  mustAddFactor: z.boolean(),
  hasApp: z.boolean(),
  recoveryCodesLeft: z.int(),
  canHavePasskeys: z.boolean(),
  /** The organisation's own provider, where there is one, and whether this account is connected to it. */
  provider: z.object({ name: z.string(), isConnected: z.boolean() }).optional(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: z.string() })),
  sessions: z.array(OpenSession),
  sight: z.object({ may: z.array(z.string()), mayNot: z.array(z.string()) }),
});
export type AccountPage = z.infer<typeof AccountPage>;

/** A QR code as one path of unit squares on a `size` × `size` grid. */
export const NewApp = z.object({
  secret: z.string(),
  uri: z.string(),
  qr: z.object({ size: z.int(), path: z.string() }),
});
export type NewApp = z.infer<typeof NewApp>;

export const RecoveryCodes = z.object({ codes: z.array(z.string()) });

/** Options and answers of passkeys are the browser's own words: JSON, checked by the package that knows them. */
export const BegunPasskey = z.object({ options: z.string(), step: z.string() });
export const AddPasskey = z.object({
  step: z.string().max(100),
  name: z.string().trim().min(1, "Give it a name.").max(60, "Use at most 60 characters."),
  response: z.string().max(20_000),
});
export type AddPasskey = z.infer<typeof AddPasskey>;
export const PasskeyId = z.object({ id: z.string().max(1400) });
