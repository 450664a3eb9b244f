"use client";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import { Card } from "@/ui/primitives/card";
import type { PeoplePage } from "../schema";
import { AddPersonForm } from "./add-person-form";
import { DepartmentList } from "./department-list";
import { PeopleTable } from "./people-table";

/** Who is here, for which department, with what right. */
export function PeopleView({ initial, self }: { initial: PeoplePage; self: string }) {
  const api = useApi();
  const { data } = useQuery({ ...api.people.page.queryOptions(), initialData: initial });
  const active = data.people.filter(({ isActive }) => isActive).length;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[280px_minmax(0,1fr)]">
      <Card title="Departments" subtitle="With their heads and the touchpoints they own">
        <DepartmentList departments={data.departments} />
      </Card>
      <div className="grid min-w-0 gap-4">
        <Card title="People" subtitle={`${active} can sign in`}>
          <PeopleTable people={data.people} departments={data.departments} self={self} />
        </Card>
        <Card title="Add a person" subtitle="They can sign in at once with the password you give them">
          <AddPersonForm departments={data.departments} />
        </Card>
      </div>
    </div>
  );
}
