import type { PeoplePage } from "../schema";

/** What an administrator should see to, if anything. */
export function PeopleLede({ page }: { page: PeoplePage }) {
  const headless = page.departments.filter(({ heads }) => heads.length === 0).map(({ name }) => name);
  const bare = page.people.filter(
    ({ isActive, hasJoined, hasFactor, grants }) =>
      isActive && hasJoined && !hasFactor && grants.some(({ role }) => role === "admin"),
  ).length;
  if (headless.length === 0 && bare === 0) return null;
  return (
    <>
      {headless.length > 0 ? (
        <>
          <strong>
            {headless.length === 1
              ? "1 department has no head"
              : `${headless.length} departments have no head`}
          </strong>
          : {listed(headless)}.{" "}
        </>
      ) : null}
      {bare > 0
        ? `${bare} ${bare === 1 ? "administrator has" : "administrators have"} not switched on a second factor.`
        : null}
    </>
  );
}

function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}
