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
