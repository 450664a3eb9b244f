import type { GrantInput, PeoplePage } from "../schema";

type Departments = PeoplePage["departments"];

/** Every role somebody can be given, as values of one list: `admin`, `head:3`. */
export function roleChoices(departments: Departments): { value: string; label: string }[] {
  return [
    { value: "executive", label: "Executive" },
    { value: "admin", label: "Administrator" },
    ...departments.flatMap(({ id, name }) => [
      { value: `head:${id}`, label: `Head of ${name}` },
      { value: `member:${id}`, label: `Member of ${name}` },
    ]),
  ];
}

/** The role a value of the list stands for. */
export function grantIn(value: string): GrantInput | undefined {
  const [role, department] = value.split(":");
  if (role === "executive" || role === "admin") return { role, departmentId: null };
  if ((role === "head" || role === "member") && department) return { role, departmentId: Number(department) };
  return undefined;
}
