import { orNotFound, type signedIn } from "@/api/server";
import type { DepartmentPage } from "@/features/loyalty/schema";
import { TeamCards } from "@/features/people/ui/team-cards";

type PeopleTabProps = { call: Awaited<ReturnType<typeof signedIn>>["call"]; page: DepartmentPage };

/** Who stands behind a department, then and now. */
export async function PeopleTab({ call, page: { department } }: PeopleTabProps) {
  const team = await orNotFound(call.people.team({ department: department.slug }));
  return <TeamCards team={team} name={department.name} />;
}
