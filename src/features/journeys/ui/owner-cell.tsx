import { paths } from "@/paths";
import { formatDay } from "@/ui/dates";
import { TextLink } from "@/ui/primitives/text-link";
import type { Contributor, MapStage, Owner } from "../schema";

/** Who answers for a stage in the period shown, accountable first, and which departments have a part in it. */
export function OwnerCell({ stage }: { stage: MapStage }) {
  const helpers = helpersOf(stage);
  const orphans = stage.touchpoints.filter(({ owners, isRetired }) => owners.length === 0 && !isRetired);
  return (
    <div className="grid gap-1.5">
      <Owners owners={stage.owners} />
      {orphans.length > 0 ? (
        <p className="text-label font-normal text-bad">
          <strong className="font-semibold">No owner:</strong> {orphans.map(({ name }) => name).join(", ")}
        </p>
      ) : null}
      {helpers.length > 0 ? (
        <p className="text-label font-normal text-subtle">with {helpers.join(", ")}</p>
      ) : null}
    </div>
  );
}

/** Owners of a period, newest first: "Claims from 1 Jul 2026, before that Contact Centre". */
export function Owners({ owners }: { owners: readonly Owner[] }) {
  const [now, ...earlier] = owners;
  if (!now) return <p className="font-semibold text-bad">No owner</p>;
  return (
    <>
      <p className="font-semibold">
        {now.to ? <span className="text-bad">No owner from {formatDay(now.to)}, before that </span> : null}
        <TextLink href={paths.department(now.slug)} className="no-underline hover:underline">
          {now.name}
        </TextLink>
        {now.from ? <span className="font-normal text-subtle"> from {formatDay(now.from)}</span> : null}
      </p>
      {earlier.map(({ id, name, from, to }) => (
        <p key={`${id} ${from ?? ""}`} className="text-label font-normal text-subtle">
          {to ? `until ${formatDay(to)}: ` : "before: "}
          {name}
        </p>
      ))}
    </>
  );
}

/** Departments beside the accountable one: owners of touchpoints here first, then who is responsible for a part. */
function helpersOf({ owners, touchpoints }: MapStage): string[] {
  const accountable = new Set(owners.map(({ id }) => id));
  const found = new Map<number, string>();
  for (const { owners: held } of touchpoints)
    for (const { id, name } of held) if (!accountable.has(id)) found.set(id, name);
  for (const { contributors } of touchpoints)
    for (const { id, name, part } of contributors)
      if (part === "responsible" && !accountable.has(id) && !found.has(id)) found.set(id, name);
  return [...found.values()];
}

const partWords = { responsible: "Responsible", consulted: "Consulted", informed: "Informed" } as const;

/** Who has which part in one touchpoint, with what they contribute in a sentence. */
export function Contributors({ contributors }: { contributors: readonly Contributor[] }) {
  if (contributors.length === 0)
    return <p className="text-body text-subtle">No other department has a part in it.</p>;
  return (
    <ul className="divide-y">
      {contributors.map(({ id, name, slug, part, contribution }) => (
        <li key={`${id} ${part}`} className="py-2 first:pt-0 last:pb-0">
          <p className="text-body">
            <TextLink href={paths.department(slug)}>{name}</TextLink>{" "}
            <span className="text-small text-subtle">{partWords[part]}</span>
          </p>
          {contribution ? <p className="text-small text-muted">{contribution}</p> : null}
        </li>
      ))}
    </ul>
  );
}
