import type { Drivers } from "@/features/drivers/schema";
import { PrintButton } from "@/features/responses/ui/print-button";
import { queryFor } from "@/features/responses/ui/url";
import { formatPercent } from "@/ui/format";
import { LinkMenu } from "@/ui/primitives/link-menu";
import type { TrendsFrame } from "../schema";
import { startHere } from "../rules/driver-plane";
import { MissingCard, PlaneCard, QuestionsCard, TouchpointsCard } from "./driver-cards";
import { TrendsPage } from "./trends-page";
import { trendsHref, type TrendsState } from "./url";

type DriversViewProps = { organisation: string; frame: TrendsFrame; drivers: Drivers; state: TrendsState };

/** What moves the score, and does that work? */
export function DriversView({ organisation, frame, drivers, state }: DriversViewProps) {
  const { touchpoints } = drivers;
  return (
    <TrendsPage
      {...{ organisation, state }}
      view={frame.view}
      choices={frame.choices}
      actions={<ScopeMenu {...{ frame, drivers, state }} />}
      lede={<DriversLede drivers={drivers} />}
    >
      {touchpoints.state === "shown" && touchpoints.drivers.length > 0 ? (
        <>
          <PlaneCard analysis={touchpoints} />
          <TouchpointsCard analysis={touchpoints} />
        </>
      ) : (
        <MissingCard
          title="Which touchpoints move the score?"
          analysis={
            touchpoints.state === "shown" ? { ...touchpoints, state: "too few", needed: 30 } : touchpoints
          }
        />
      )}
      <QuestionsCard drivers={drivers} />
    </TrendsPage>
  );
}

function ScopeMenu({
  frame: { view, choices },
  drivers: { scope },
  state,
}: Omit<DriversViewProps, "organisation">) {
  const hrefOf = (departments: number[]) => trendsHref(state, queryFor(view, { departments }));
  const all = { href: hrefOf([]), label: "All departments", isCurrent: scope.departmentId === undefined };
  return (
    <>
      <LinkMenu
        name="Department"
        label={scope.departmentId === undefined ? "All departments" : scope.name}
        items={[
          ...(choices.departments.length > 1 ? [all] : []),
          ...choices.departments.map(({ id, name }) => ({
            href: hrefOf([id]),
            label: name,
            isCurrent: id === scope.departmentId,
          })),
        ]}
      />
      <PrintButton />
    </>
  );
}

const MOST_NAMED = 3;

function DriversLede({ drivers: { touchpoints, scope } }: { drivers: Drivers }) {
  const whose = scope.departmentId === undefined ? "" : ` of ${scope.name}`;
  if (touchpoints.state !== "shown") return <>What goes along with a higher or lower score{whose}.</>;
  const evident = touchpoints.drivers.filter(({ hasEvidence }) => hasEvidence);
  if (evident.length === 0)
    return <>No touchpoint{whose} stands out: the score moves with none of them clearly.</>;
  const first = startHere(touchpoints.drivers).slice(0, MOST_NAMED);
  return (
    <>
      Ratings of touchpoints{whose} explain{" "}
      <strong>{formatPercent(100 * touchpoints.explained.value)}</strong> of the differences between scores.{" "}
      {first.length > 0
        ? `${listed(first.map(({ name }) => name))} ${first.length === 1 ? "matters more and satisfies" : "matter more and satisfy"} less than the others: start there.`
        : "Nothing that matters more than the others clearly satisfies less."}
    </>
  );
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
