import type { ChainCheck } from "../schema";

/** `person.inviteAgain` as "Person: invite again". */
export function actionWords(action: string): string {
  const [subject = "", verb = ""] = action.split(".", 2);
  const spaced = verb.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return `${subject.charAt(0).toUpperCase()}${subject.slice(1)}: ${spaced || "changed"}`;
}

/** Facts of an event, a line each: `role: head`, `before: 30`. */
export function detailWords(detail: string): string[] {
  const facts: unknown = JSON.parse(detail);
  if (typeof facts !== "object" || facts === null) return [];
  return Object.entries(facts).map(
    ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
}

/** Who acted, where it was not a person. */
export function whoWords(who: string): string {
  if (who === "system") return "Kept itself";
  if (who === "operator") return "Command line";
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(who) ? "A person who is gone" : who;
}

const problems: Record<string, string> = {
  changed: "it is not as it was written",
  "event missing": "it is missing",
  "link missing": "the one before it is missing",
  "not linked": "an event was added past the chain",
  "end missing": "the end of the trail from here on is missing",
  "rewritten before an anchor": "the trail up to here was rewritten after its end was signed",
  "anchor not genuine": "a signature over the end of the trail is not genuine",
};

/** What is wrong with the chain, in a sentence. */
export function brokenWords({ seq, problem }: NonNullable<ChainCheck["broken"]>): string {
  return `The trail is not whole. At event ${seq}: ${problems[problem] ?? problem}.`;
}
