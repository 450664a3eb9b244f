import * as z from "zod";
import { keyUses } from "@/domain/key-uses";

/** How many days a key may be good for. */
export const keyDays = [30, 90, 365] as const;

export const CreateKey = z.object({
  name: z.string().trim().min(1, "Name the program that will use it.").max(80, "Use at most 80 characters."),
  uses: z.array(z.enum(keyUses)).min(1, "Choose what it may do.").max(keyUses.length),
  days: z.coerce
    .number("Choose how long it is good for.")
    .refine((days) => keyDays.some((one) => one === days), {
      message: "Choose how long it is good for.",
    }),
});
export type CreateKey = z.infer<typeof CreateKey>;

/** The whole key, once: only its hash is kept. */
export const NewKey = z.object({ key: z.string(), name: z.string() });
export type NewKey = z.infer<typeof NewKey>;

export const RevokeKey = z.object({ id: z.int().positive() });

export const Key = z.object({
  id: z.int(),
  name: z.string(),
  /** What it may do, in words. */
  may: z.array(z.string()),
  by: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  state: z.enum(["good", "expired", "revoked"]),
});
export type Key = z.infer<typeof Key>;
