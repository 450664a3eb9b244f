"use client";
import { useMutation } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import { Card } from "@/ui/primitives/card";
import { Checkbox } from "@/ui/primitives/choice-field";
import { showToast } from "@/ui/primitives/toast";
import type { AccountPage, Notices } from "../schema";
import { useAccount } from "./use-account";

/** Which mails one gets; few unless one asks for more. */
export function NoticesTab({ initial }: { initial: AccountPage }) {
  const api = useApi();
  const { account, reload } = useAccount(initial);
  const save = useMutation(
    api.account.saveNotices.mutationOptions({
      onSuccess: () => showToast({ text: "Saved." }),
      onError: ({ message }) => showToast({ text: message }),
      onSettled: () => reload(),
    }),
  );
  const set = (change: Partial<Notices>) => save.mutate({ ...account.notices, ...change });
  return (
    <Card title="Which mails do you want?" subtitle={`They go to ${account.email}`} className="max-w-xl">
      <Checkbox
        name="deadlineMail"
        label="Deadlines"
        hint="When something of yours is about to be late"
        checked={account.notices.deadlineMail}
        onChange={(event) => set({ deadlineMail: event.target.checked })}
      />
      <Checkbox
        name="dailyMail"
        label="A daily summary"
        hint="What needs you today, in one mail in the morning"
        checked={account.notices.dailyMail}
        onChange={(event) => set({ dailyMail: event.target.checked })}
      />
      <p className="mt-2 text-small text-subtle">
        Mails about your password and second factor always come: they are how you notice somebody else.
      </p>
    </Card>
  );
}
