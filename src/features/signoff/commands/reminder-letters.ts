import type { Day } from "@/domain/period";
import { mailedUrl } from "@/server/mail";
import type { Letter } from "@/server/mail-layout";

export const reminderKinds = ["soon", "overdue", "countersign"] as const;

/** A card that waits for somebody. No figure of it: the letter may be read before the forecast is made. */
export type Waiting = {
  kind: (typeof reminderKinds)[number];
  department: string;
  slug: string;
  /** `2026-10` or `2026-Q4`. */
  period: string;
  due: Day;
  signedBy: string | null;
};

/** What somebody is reminded of, with the place where it is done. */
export function reminderLetter({ kind, department, slug, period, due, signedBy }: Waiting): Letter {
  const name = periodWords(period);
  const [subject, ...paragraphs] = {
    soon: [
      `${department}: sign off ${name} by ${dayWords(due)}`,
      `The scorecard of ${department} for ${name} is due on ${dayWords(due)}. It is not signed yet.`,
      "You review its figures, say why targets were missed, commit to what will be done, and sign.",
    ],
    overdue: [
      `${department}: the sign-off of ${name} is overdue`,
      `The scorecard of ${department} for ${name} was due on ${dayWords(due)}. It is not signed yet.`,
      "Leadership sees on the overview that it is missing.",
    ],
    countersign: [
      `${department}: ${name} waits for a countersignature`,
      `${signedBy ?? "Its head"} has signed the scorecard of ${department} for ${name}. It waits for the countersignature of an executive who did not sign it.`,
    ],
  }[kind] as [string, ...string[]];
  const label = kind === "countersign" ? `Look at ${name}` : `Sign off ${name}`;
  return {
    subject,
    paragraphs,
    button: { label, url: mailedUrl(`/departments/${slug}#sign-off`) },
    foot: "You get this once, because something of yours has a deadline. Mails about deadlines are switched off on your account page, under Notifications.",
  };
}

const MONTHS = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const DAYS = new Intl.DateTimeFormat("en-GB", {
  ...{ day: "numeric", month: "short", year: "numeric" },
  timeZone: "UTC",
});
const dayWords = (day: Day) => DAYS.format(new Date(day));

/** "October 2026", "Q4 2026". */
function periodWords(key: string): string {
  const [year = "", part = ""] = key.split("-");
  return part.startsWith("Q") ? `${part} ${year}` : MONTHS.format(new Date(`${key}-01`));
}
