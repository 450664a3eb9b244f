"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "@/api/client";
import { formatDay } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { DataTable } from "@/ui/primitives/data-table";
import { Pill } from "@/ui/primitives/pill";
import { roleWords } from "../rules/roles";
import type { PeoplePage, PersonRow } from "../schema";
import { DeactivateDialog } from "./deactivate-dialog";
import { RoleEditor } from "./role-editor";
import { stateWords } from "./state-words";
import { useAfterChange } from "./use-people";

type Props = {
  people: readonly PersonRow[];
  everybody: readonly PersonRow[];
  departments: PeoplePage["departments"];
  self: string;
  onOpen: (personId: string) => void;
};

/** Everybody with their roles; whoever is deactivated stays listed, greyed, with the way back. */
export function PeopleTable({ people, everybody, departments, self, onOpen }: Props) {
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
          cell: (person) => <Name person={person} isSelf={person.id === self} onOpen={onOpen} />,
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
          cell: ({ lastSeenAt }) => (lastSeenAt ? formatDay(lastSeenAt.slice(0, 10)) : "Never"),
        },
        {
          key: "factor",
          head: "Second factor",
          className: "hidden xl:table-cell",
          cell: ({ hasFactor, hasJoined }) => (hasJoined ? (hasFactor ? "On" : "Off") : "–"),
        },
        {
          key: "do",
          head: <span className="sr-only">Actions</span>,
          align: "end",
          cell: (person) =>
            person.id === self ? null : (
              <Actions person={person} departments={departments} everybody={everybody} />
            ),
        },
      ]}
    />
  );
}

type NameProps = { person: PersonRow; isSelf: boolean; onOpen: (personId: string) => void };

function Name({ person, isSelf, onOpen }: NameProps) {
  return (
    <>
      <button
        type="button"
        onClick={() => onOpen(person.id)}
        className="rounded-pill text-left font-medium underline decoration-border-strong underline-offset-[3px] hover:decoration-ink"
      >
        <span className={person.isActive ? undefined : "text-subtle"}>
          {person.name}
          {isSelf ? " (you)" : ""}
        </span>
      </button>
      <span className="block text-small font-normal wrap-anywhere text-subtle">
        {person.email.split("@")[0]}
        <wbr />@{person.email.split("@")[1]}
      </span>
      <span className="mt-1 block text-small font-normal md:hidden">
        <Roles person={person} />
      </span>
    </>
  );
}

function Roles({ person }: { person: PersonRow }) {
  if (!person.isActive) return <Pill>Deactivated</Pill>;
  if (person.grants.length === 0) return <span className="text-subtle">No role: sees nothing</span>;
  return (
    <>
      <span>{person.grants.map(roleWords).join(", ")}</span>
      {person.hasJoined ? null : <span className="block text-small text-subtle">{stateWords(person)}</span>}
    </>
  );
}

type ActionsProps = {
  person: PersonRow;
  departments: PeoplePage["departments"];
  everybody: readonly PersonRow[];
};

function Actions({ person, departments, everybody }: ActionsProps) {
  const api = useApi();
  const [isAsking, setAsking] = useState(false);
  const reactivate = useMutation(api.people.reactivate.mutationOptions(useAfterChange()));
  if (!person.isActive) {
    return (
      <Button onClick={() => reactivate.mutate({ personId: person.id })}>
        Reactivate<span className="sr-only"> {person.name}</span>
      </Button>
    );
  }
  return (
    <span className="inline-flex flex-col gap-2 text-left sm:flex-row">
      <RoleEditor person={person} departments={departments} />
      <Button onClick={() => setAsking(true)}>
        Deactivate<span className="sr-only"> {person.name}</span>
      </Button>
      {isAsking ? (
        <DeactivateDialog person={person} everybody={everybody} onClose={() => setAsking(false)} />
      ) : null}
    </span>
  );
}
