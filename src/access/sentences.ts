import { departmentsFor, type Actor } from "./can";
import { capabilities, capabilityWords, type Capability } from "./capabilities";

export type Sight = {
  /** What somebody may do, a sentence each: "Read customers' comments of Claims." */
  may: string[];
  /** What they may not. */
  mayNot: string[];
};

/**
 * The table in words, for one person: what they may see and do, and for which departments. Made from the same table
 * that decides, so that it cannot say anything else.
 */
export function sightOf(actor: Actor, nameOf: (departmentId: number) => string | undefined): Sight {
  const sight: Sight = { may: [], mayNot: [] };
  for (const capability of Object.keys(capabilities) as Capability[]) {
    const words = capitalised(capabilityWords[capability]);
    const reached = departmentsFor(actor, capability);
    if (reached === "all")
      sight.may.push(isCompanyWide(capability) ? `${words}.` : `${words}: every department.`);
    else if (reached.length === 0) sight.mayNot.push(`${words}.`);
    else sight.may.push(`${words}: ${listed(reached.map((id) => nameOf(id) ?? "a department"))} only.`);
  }
  return sight;
}

/** A right that no role holds for single departments reads oddly with "every department". */
function isCompanyWide(capability: Capability): boolean {
  return !capabilities[capability].some(
    (reach) => reach === "own departments" || reach === "open scorecards",
  );
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
