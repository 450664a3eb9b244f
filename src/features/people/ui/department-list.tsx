import type { PeoplePage } from "../schema";

/** Every department with its head; one without a head says so. */
export function DepartmentList({ departments }: { departments: PeoplePage["departments"] }) {
  return (
    <ul className="divide-y">
      {departments.map(({ id, name, heads, touchpoints }) => (
        <li key={id} className="py-2 first:pt-0 last:pb-0">
          <p className="font-medium">{name}</p>
          <p className="text-small text-subtle">
            {heads.length > 0 ? heads.join(", ") : <span className="text-bad">No head</span>}
            {" · "}
            {touchpoints} {touchpoints === 1 ? "touchpoint" : "touchpoints"}
          </p>
        </li>
      ))}
    </ul>
  );
}
