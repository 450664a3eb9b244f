"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useApi } from "@/api/client";
import { useProof } from "@/features/account/ui/proof-dialog";
import { SightList } from "@/features/account/ui/sight-list";
import { formatDay } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { Skeleton } from "@/ui/primitives/skeleton";
import { roleWords } from "../rules/roles";
import type { Invited, PeoplePage, PersonRow } from "../schema";
import { LinksToPassOn } from "./links-to-pass-on";
import { OwnRoleForm } from "./own-role-form";
import { stateWords } from "./state-words";
import { useAfterChange } from "./use-people";

type Props = { person: PersonRow; self: string; departments: PeoplePage["departments"]; onClose: () => void };

/** One person: what they may see and do in sentences, and how their account stands. */
export function PersonDrawer({ person, self, departments, onClose }: Props) {
  const api = useApi();
  const sight = useQuery(api.people.sight.queryOptions({ personId: person.id }));
  return (
    <Dialog title={person.name} shape="drawer" onClose={onClose}>
      <p className="-mt-2 text-small break-all text-subtle">{person.email}</p>
      <h3 className="mt-5 mb-2 text-label text-subtle">What can this person see and do?</h3>
      {sight.data ? <SightList sight={sight.data} /> : <Skeleton className="h-64" />}
      <h3 className="mt-5 mb-2 text-label text-subtle">Account</h3>
      <dl className="grid grid-cols-[7rem_1fr] gap-y-1.5">
        <Line name="State">{stateWords(person)}</Line>
        <Line name="Roles">
          {person.grants.length === 0 ? "None" : null}
          {person.grants.map((grant) => (
            <span key={`${grant.role}${grant.departmentId ?? ""}`} className="block">
              {roleWords(grant)}, since {formatDay(grant.since)}
            </span>
          ))}
        </Line>
        <Line name="Second factor">{person.hasFactor ? "On" : "Off"}</Line>
        <Line name="Sessions">{person.sessions === 0 ? "None" : String(person.sessions)}</Line>
      </dl>
      {person.isActive && !person.hasJoined ? <InviteAgain personId={person.id} /> : null}
      {person.id === self ? <OwnRoleForm person={person} departments={departments} onDone={onClose} /> : null}
      <p className="mt-5 text-label font-normal text-subtle">
        Each change of a role is written to the audit trail.
      </p>
    </Dialog>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-subtle">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function InviteAgain({ personId }: { personId: string }) {
  const api = useApi();
  const { onSettled } = useAfterChange();
  const { onError, dialog } = useProof();
  const [result, setResult] = useState<Invited>();
  const again = useMutation(api.people.inviteAgain.mutationOptions({ onSettled, onSuccess: setResult }));
  const send = () => again.mutate({ personId }, { onError: onError(send) });
  return (
    <div className="mt-4 grid gap-3">
      <div>
        <Button onClick={send} disabled={again.isPending}>
          Send a new invitation
        </Button>
      </div>
      {result?.isMailed ? (
        <p>A mail with a new link is on its way. The earlier link no longer works.</p>
      ) : null}
      {result ? <LinksToPassOn links={result.links} /> : null}
      {dialog}
    </div>
  );
}
