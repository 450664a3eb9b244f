"use client";
import { useMutation } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import { useProof } from "@/features/account/ui/proof-dialog";
import { Button } from "@/ui/primitives/button";
import { Notice } from "@/ui/primitives/notice";
import { roleWords } from "../rules/roles";
import type { PeoplePage } from "../schema";
import { useAfterChange } from "./use-people";

/** Changes of their own roles that administrators have asked for: another one decides. */
export function RequestsNotice({ requests, self }: { requests: PeoplePage["requests"]; self: string }) {
  const api = useApi();
  const { onSettled } = useAfterChange();
  const { onError, dialog } = useProof();
  const decide = useMutation(api.people.decideRequest.mutationOptions({ onSettled }));
  if (requests.length === 0) return null;
  const send = (requestId: number, isApproved: boolean) =>
    decide.mutate({ requestId, isApproved }, { onError: onError(() => send(requestId, isApproved)) });
  return (
    <div className="mb-4 grid gap-2">
      {requests.map((request) => (
        <Notice
          key={request.id}
          tone="risk"
          action={
            request.personId === self ? (
              <Button onClick={() => send(request.id, false)}>Withdraw</Button>
            ) : (
              <span className="flex gap-2">
                <Button onClick={() => send(request.id, true)}>Approve</Button>
                <Button onClick={() => send(request.id, false)}>Refuse</Button>
              </span>
            )
          }
        >
          {request.personId === self ? "You ask" : `${request.name} asks`}{" "}
          {request.change === "grant" ? "for" : "to lose"} the role {roleWords(request)}.{" "}
          {request.personId === self ? "Another administrator decides." : ""}
        </Notice>
      ))}
      {dialog}
    </div>
  );
}
