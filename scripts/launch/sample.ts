import { dayIn, now } from "../../src/server/clock";
import { addDays } from "../../src/domain/period";
import { closeDatabase } from "../../src/server/db";
import { seedDemo } from "../../prisma/seed/load";

/** The four people of the sample, and what each is there to show. */
export const DEMO_PEOPLE = [
  { email: "executive@northgate.example", words: "executive: the overview" },
  { email: "head.claims@northgate.example", words: "head of Claims: her department" },
  { email: "member.claims@northgate.example", words: "member of Claims" },
  { email: "admin@northgate.example", words: "administrator: people and settings" },
] as const;

/** Loads the sample insurer into an empty database. Returns whether this installation is the sample. */
export async function seedOnce(password: string): Promise<boolean> {
  const end = process.env.KEPT_DEMO_END ?? addDays(dayIn("Europe/London", now()), -1);
  try {
    const result = await seedDemo({ end, password, now: now() });
    return result.isSample;
  } finally {
    await closeDatabase();
  }
}
