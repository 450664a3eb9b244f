import type { MonthIndex } from "./touchpoint";

/**
 * What happened at Northgate, in months counted from the first month of the last complete quarter (0). The pages open
 * on that quarter against the one before, so the story is told to both, whatever day the world ends on:
 *
 * 5 months before the quarter (8 to 11 before the end) a storm doubles the claims for two months. Assessors come
 *   late, status messages stop, the help line is full; scores at these places fall for about four months.
 * 3 months before it Claims takes over the status messages and starts a plan; from the quarter on it shows.
 * In the last month before the quarter a price letter goes out; renewals fall and stay low through the quarter.
 */
export const firstMonth: MonthIndex = -21;
export const lastMonth: MonthIndex = 5;
const stormMonth: MonthIndex = -5;
const letterMonth: MonthIndex = -1;

/** Points of NPS on top of the touchpoint's usual score: month by month from `start`, then `afterwards`. */
type Course = Readonly<{ start: MonthIndex; points: readonly number[]; afterwards: number }>;

const storm = (points: readonly number[], afterwards = 0): Course => ({
  start: stormMonth,
  points,
  afterwards,
});
const letter = (points: readonly number[], afterwards = 0): Course => ({
  start: letterMonth,
  points,
  afterwards,
});

const courses: Readonly<Record<string, Course>> = {
  "claim-status": storm([-16, -38, -42, -36, -22, 0, 5, 9], 10),
  "claim-report": storm([-16, -12, -6, -4, -2]),
  "settlement-offer": storm([-6, -18, -24, -22, -14, -3, 0], 1),
  "claim-payment": storm([0, -10, -18, -14, -8, -2]),
  "assessor-visit": storm([-22, -36, -34, -26, -16, -4, -1]),
  repair: storm([-6, -22, -28, -26, -18, -6, -3]),
  "help-line": storm([-18, -16, -12, -10, -8, 2, 3, 4], 4),
  "call-back": storm([-14, -14, -12, -12, -10, 6, 9, 11], 10),
  "complaint-handling": storm([0, -6, -12, -12, -10, 0]),
  // Since the quarter began the app shows where a claim stands.
  app: { start: -6, points: [-2, -5, -5, -5, -4, -3, 3, 4, 4], afterwards: 4 },
  "renewal-notice": letter([-7, -15, -15, -13, -8, -5], -3),
  "price-change-letter": letter([-10, -26, -25, -22, -14, -8], -4),
  "underwriter-desk": letter([-2, -8, -8, -6], -2),
  cancellation: letter([-5, -16, -16, -14, -8], -4),
  "cover-review": letter([-2, -8, -8, -6, -2]),
};

/** How many points the story moves a touchpoint's score in a month. */
export function storyPoints(touchpoint: string, month: MonthIndex): number {
  const course = courses[touchpoint];
  if (!course || month < course.start) return 0;
  return course.points[month - course.start] ?? course.afterwards;
}

/** Of the answers of customers with a policy, the share that is about claims when nothing happens. */
const usualClaimShare = 0.26;

/** How many times the usual number of answers there are: claims come on top of everything else. */
export function answerVolume(month: MonthIndex): number {
  return 1 + usualClaimShare * (claimVolume(month) - 1);
}

/** How many times the usual number of claims there are. */
export function claimVolume(month: MonthIndex): number {
  const afterStorm = [2, 2, 1.7, 1.4, 1.15];
  return afterStorm[month - stormMonth] ?? 1;
}

/**
 * Answers at places that get so few that chance would decide whether they may be shown: how many in each month, over
 * and over, the first number for a quarter's first month. The training day stays under 5 a quarter, so its department
 * is hidden by default and can be read over twelve months; the replies nobody owns are the next smallest, so they are
 * what has to be hidden with it.
 */
export const scheduled: readonly Readonly<{
  touchpoint: string;
  kind: "existing" | "partner";
  perMonth: readonly [number, number, number];
}>[] = [
  { touchpoint: "broker-training-day", kind: "partner", perMonth: [1, 0, 2] },
  { touchpoint: "social-media-replies", kind: "existing", perMonth: [2, 3, 2] },
];
