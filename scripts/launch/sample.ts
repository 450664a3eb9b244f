import { dayIn, now } from "../../src/server/clock";
import { addDays } from "../../src/domain/period";
import { hashPassword } from "../../src/server/auth/password";
import { asSystem, closeDatabase } from "../../src/server/db";
import { seedDemo } from "../../prisma/seed/load";

/** The four people of the sample, and what each is there to show. */
export const DEMO_PEOPLE = [
  { email: "executive@northgate.example", words: "executive: the overview" },
  { email: "head.claims@northgate.example", words: "head of Claims: her department" },
  { email: "member.claims@northgate.example", words: "member of Claims" },
  { email: "admin@northgate.example", words: "administrator: people and settings" },
] as const;

/**
 * Loads the sample insurer into an empty database. Returns whether this installation is the sample. A password that
 * was asked for is the password from then on, also of a sample that is there already.
 */
export async function seedOnce(password: string, { isAskedFor }: { isAskedFor: boolean }): Promise<boolean> {
  const end = process.env.KEPT_DEMO_END || addDays(dayIn("Europe/London", now()), -1);
  try {
    const result = await seedDemo({ end, password, now: now() });
    if (result.isSample && !result.loaded && isAskedFor) await setPasswords(password);
    return result.isSample;
  } finally {
    await closeDatabase();
  }
}

async function setPasswords(password: string): Promise<void> {
  const hash = await hashPassword(password);
  const emails = DEMO_PEOPLE.map(({ email }) => email);
  await asSystem("sample:password", (tx) =>
    tx.person.updateMany({ where: { email: { in: emails } }, data: { passwordHash: hash } }),
  );
}

/** Is this an installation that somebody must set up first? */
export async function hasNobody(): Promise<boolean> {
  try {
    return await asSystem("setup:look", async (tx) => (await tx.person.count({ take: 1 })) === 0);
  } finally {
    await closeDatabase();
  }
}
