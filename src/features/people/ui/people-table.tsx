"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { DataTable } from "@/ui/primitives/data-table";
import { Pill } from "@/ui/primitives/pill";
import { showToast } from "@/ui/primitives/toast";
import { roleWords } from "../rules";
import type { PeoplePage, PersonRow } from "../schema";
import { RoleEditor } from "./role-editor";

type Props = { people: readonly PersonRow[]; departments: PeoplePage["departments"]; self: string };

/** Everybody with their roles; whoever is deactivated stays listed, greyed, with the way back. */
export function PeopleTable({ people, departments, self }: Props) {
  return (
    <DataTable
      caption="People and their roles"
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: "Name",
          isRowHeader: true,
          cell: (person) => <Name person={person} isSelf={person.id === self} />,
        },
        {
          key: "roles",
          head: "Roles",
          className: "hidden md:table-cell",
          cell: (person) => <Roles person={person} />,
        },
        {
          key: "seen",
          head: "Last seen",
          className: "hidden md:table-cell",
          cell: ({ lastSeenAt }) => (lastSeenAt ? lastSeenAt.slice(0, 10) : "–"),
        },
        {
          key: "do",
          head: <span className="sr-only">Actions</span>,
          align: "end",
          cell: (person) =>
            person.id === self ? null : <Actions person={person} departments={departments} />,
        },
      ]}
    />
  );
}

function Name({ person, isSelf }: { person: PersonRow; isSelf: boolean }) {
  return (
    <>
      <span className={person.isActive ? "font-medium" : "text-subtle"}>
        {person.name}
        {isSelf ? " (you)" : ""}
      </span>
      <span className="block text-small font-normal break-all text-subtle">{person.email}</span>
      <span className="mt-1 block text-small font-normal md:hidden">
        <Roles person={person} />
      </span>
    </>
  );
}

function Roles({ person }: { person: PersonRow }) {
  if (!person.isActive) return <Pill>Deactivated</Pill>;
  if (person.grants.length === 0) return <span className="text-subtle">No role: sees nothing</span>;
  return <span>{person.grants.map(roleWords).join(", ")}</span>;
}

function Actions({ person, departments }: { person: PersonRow; departments: PeoplePage["departments"] }) {
  const api = useApi();
  const queries = useQueryClient();
  const after = {
    onError: ({ message }: { message: string }) => showToast({ text: message }),
    onSettled: () => queries.invalidateQueries(api.people.page.queryFilter()),
  };
  const deactivate = useMutation(api.people.deactivate.mutationOptions(after));
  const reactivate = useMutation(api.people.reactivate.mutationOptions(after));
  if (!person.isActive) {
    return (
      <Button onClick={() => reactivate.mutate({ personId: person.id })}>
        Reactivate<span className="sr-only"> {person.name}</span>
      </Button>
    );
  }
  return (
    <span className="inline-flex flex-col gap-2 sm:flex-row">
      <RoleEditor person={person} departments={departments} />
      <Button disabled={deactivate.isPending} onClick={() => deactivate.mutate({ personId: person.id })}>
        Deactivate<span className="sr-only"> {person.name}</span>
      </Button>
    </span>
  );
}
