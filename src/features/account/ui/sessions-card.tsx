"use client";
import { useMutation } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import { formatTimestamp } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { DataTable } from "@/ui/primitives/data-table";
import { showToast } from "@/ui/primitives/toast";
import type { AccountPage } from "../schema";

type Props = { account: AccountPage; reload: () => Promise<void>; timeZone: string };

/** Where one is signed in, and the way to end it. */
export function SessionsCard({ account, reload, timeZone }: Props) {
  const api = useApi();
  const after = {
    onError: ({ message }: { message: string }) => showToast({ text: message }),
    onSettled: () => reload(),
  };
  const end = useMutation(api.account.endSession.mutationOptions(after));
  const endOthers = useMutation(
    api.account.endOtherSessions.mutationOptions({
      ...after,
      onSuccess: ({ ended }) =>
        showToast({
          text: ended === 1 ? "One other session has ended." : `${ended} other sessions have ended.`,
        }),
    }),
  );
  return (
    <Card
      title="Where are you signed in?"
      subtitle="A session that you end lands on the sign-in page with its next click"
      actions={
        account.sessions.length > 1 ? (
          <Button onClick={() => endOthers.mutate()} disabled={endOthers.isPending}>
            Sign out all others
          </Button>
        ) : null
      }
    >
      <DataTable
        caption="Your sessions"
        rows={account.sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "browser",
            head: "Browser",
            isRowHeader: true,
            cell: ({ browser, isThis, address }) => (
              <>
                {browser}
                {isThis ? " (this one)" : ""}
                <span className="block text-small font-normal text-subtle">{address}</span>
              </>
            ),
          },
          {
            key: "since",
            head: "Since",
            className: "hidden md:table-cell",
            cell: ({ since, proof }) => `${formatTimestamp(since, timeZone)}, by ${proofWords(proof)}`,
          },
          { key: "seen", head: "Last seen", cell: ({ lastSeen }) => formatTimestamp(lastSeen, timeZone) },
          {
            key: "do",
            head: <span className="sr-only">Actions</span>,
            align: "end",
            cell: ({ id, isThis, browser }) =>
              isThis ? null : (
                <Button onClick={() => end.mutate({ id })}>
                  Sign out<span className="sr-only"> {browser}</span>
                </Button>
              ),
          },
        ]}
      />
    </Card>
  );
}

function proofWords(proof: string): string {
  switch (proof) {
    case "code":
      return "password and code";
    case "sso":
      return "single sign-on";
    default:
      return proof;
  }
}
