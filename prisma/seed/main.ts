/**
 * Loads the sample insurer: `tsx --conditions=react-server prisma/seed/main.ts`, with DATABASE_URL and KEPT_SECRET as
 * for the product, KEPT_DEMO_PASSWORD for its people, and KEPT_DEMO_END (an ISO day, yesterday unless set).
 * `--without-people` loads it into an organisation that somebody has set up and that is still empty.
 */
import { addDays } from "@/domain/period";
import { dayIn, now } from "@/server/clock";
import { closeDatabase } from "@/server/db";
import { seedDemo } from "./load";
import { organisation } from "./organisation";

const end = process.env.KEPT_DEMO_END ?? addDays(dayIn(organisation.timeZone, now()), -1);
const isGuest = process.argv.includes("--without-people");
const password = isGuest ? undefined : process.env.KEPT_DEMO_PASSWORD;
if (!isGuest && !password)
  throw new Error("Set KEPT_DEMO_PASSWORD: the people of the sample need a password.");

const started = performance.now();
try {
  const { loaded, customers, answers } = await seedDemo({ end, password, now: now() });
  const seconds = (performance.now() - started) / 1000;
  console.log(
    loaded
      ? `Loaded ${organisation.name} up to ${end}: ${answers} answers from ${customers} customers in ${seconds.toFixed(1)} s (${Math.round(answers / seconds)} answers/s).`
      : "Nothing loaded: there is an organisation already.",
  );
} finally {
  await closeDatabase();
}
