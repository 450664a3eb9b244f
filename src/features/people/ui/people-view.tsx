"use client";
import { useState } from "react";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { PageHeader } from "@/ui/layout/page-header";
import type { PeoplePage, PersonRow } from "../schema";
import { AddPersonForm } from "./add-person-form";
import { ChangesCard } from "./changes-card";
import { DepartmentDialog } from "./department-dialog";
import { DepartmentTree } from "./department-tree";
import { InviteDialog } from "./invite-dialog";
import { PeopleLede } from "./people-lede";
import { PeopleTable } from "./people-table";
import { PersonDrawer } from "./person-drawer";
import { RequestsNotice } from "./requests-notice";
import { usePeople } from "./use-people";

/** What is open above the page. */
type Open =
  { kind: "invite" } | { kind: "department"; id: number | undefined } | { kind: "person"; id: string };

/** Who is here, for which department, with what right. */
export function PeopleView({ initial, self, today }: { initial: PeoplePage; self: string; today: string }) {
  const page = usePeople(initial);
  const [open, setOpen] = useState<Open>();
  const [department, setDepartment] = useState<number>();
  const chosen = page.departments.find(({ id }) => id === department);
  const shown = chosen ? page.people.filter((person) => belongsTo(person, chosen.id)) : page.people;
  return (
    <>
      <PageHeader
        title="People and departments"
        lede={<PeopleLede page={page} />}
        actions={
          <>
            <Button onClick={() => setOpen({ kind: "department", id: undefined })}>Add department</Button>
            <Button variant="primary" onClick={() => setOpen({ kind: "invite" })}>
              Invite people
            </Button>
          </>
        }
      />
      <RequestsNotice requests={page.requests} self={self} />
      <div className="grid items-start gap-4 lg:grid-cols-[280px_minmax(0,1fr)]">
        <Card title="Departments" subtitle="With their heads and the touchpoints they own">
          <DepartmentTree
            departments={page.departments}
            chosen={chosen?.id}
            onChoose={setDepartment}
            onEdit={(id) => setOpen({ kind: "department", id })}
          />
        </Card>
        <div className="grid min-w-0 gap-4">
          <Card
            title={chosen ? `Who belongs to ${chosen.name}?` : "People"}
            subtitle={countWords(page.people, shown, chosen !== undefined)}
            actions={chosen ? <Button onClick={() => setDepartment(undefined)}>Show everybody</Button> : null}
          >
            <PeopleTable
              people={shown}
              departments={page.departments}
              everybody={page.people}
              self={self}
              onOpen={(id) => setOpen({ kind: "person", id })}
            />
          </Card>
          <ChangesCard changes={page.changes} />
          <Card title="Add a person" subtitle="They can sign in at once with the password you give them">
            <AddPersonForm departments={page.departments} />
          </Card>
        </div>
      </div>
      {open ? (
        <Above open={open} page={page} self={self} today={today} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}

type AboveProps = { open: Open; page: PeoplePage; self: string; today: string; onClose: () => void };

function Above({ open, page, self, today, onClose }: AboveProps) {
  if (open.kind === "invite") return <InviteDialog page={page} onClose={onClose} />;
  const { departments } = page;
  if (open.kind === "department")
    return <DepartmentDialog id={open.id} departments={departments} today={today} onClose={onClose} />;
  const person = page.people.find(({ id }) => id === open.id);
  return person ? (
    <PersonDrawer person={person} self={self} departments={departments} onClose={onClose} />
  ) : null;
}

const belongsTo = ({ grants }: PersonRow, id: number) =>
  grants.some(({ departmentId }) => departmentId === id);

function countWords(all: readonly PersonRow[], shown: readonly PersonRow[], isPart: boolean): string {
  const active = all.filter(({ isActive, hasJoined }) => isActive && hasJoined).length;
  return isPart ? `${shown.length} of ${all.length} people` : `${active} can sign in`;
}
