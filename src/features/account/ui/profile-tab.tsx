"use client";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Checkbox } from "@/ui/primitives/choice-field";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { Profile, type AccountPage } from "../schema";
import { SightList } from "./sight-list";
import { ThemeChoice } from "./theme-choice";
import { useAccount } from "./use-account";

/** Who one is here, how pages look, and what one may see. */
export function ProfileTab({ initial, theme }: { initial: AccountPage; theme: string }) {
  const api = useApi();
  const { account, reload } = useAccount(initial);
  const save = useMutation(
    api.account.saveProfile.mutationOptions({
      onSuccess: () => showToast({ text: "Saved." }),
      onError: ({ message }) => showToast({ text: message }),
      onSettled: () => reload(),
    }),
  );
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = Profile.safeParse({
      name: form.get("name"),
      shortcutsOff: form.get("shortcutsOff") === "on",
    });
    if (input.success) save.mutate(input.data);
    else showToast({ text: input.error.issues[0]?.message ?? "" });
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <div className="grid gap-4">
        <Card title="Profile" subtitle={account.email}>
          <form onSubmit={submit} noValidate className="grid gap-4">
            <TextField name="name" label="Name" defaultValue={account.profile.name} autoComplete="name" />
            <Checkbox
              name="shortcutsOff"
              label="Single keys do nothing"
              hint="Switches off shortcuts like x and [ for whoever dictates or types by accident"
              defaultChecked={account.profile.shortcutsOff}
            />
            <div>
              <Button type="submit" variant="primary" disabled={save.isPending}>
                Save profile
              </Button>
            </div>
          </form>
        </Card>
        <ThemeChoice initial={theme} />
      </div>
      <Card title="What you can see" subtitle="As the table of rights says it at this moment">
        <SightList sight={account.sight} />
      </Card>
    </div>
  );
}
