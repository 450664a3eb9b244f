"use client";
import { startRegistration } from "@simplewebauthn/browser";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { formatTimestamp } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import type { AccountPage } from "../schema";
import { useProof } from "./proof-dialog";

type Props = { account: AccountPage; reload: () => Promise<void>; timeZone: string };

/** Passkeys: a second factor, and a way in without a password. */
export function PasskeysCard({ account, reload, timeZone }: Props) {
  const api = useApi();
  const { onError, dialog } = useProof();
  const begin = useMutation(api.account.beginPasskey.mutationOptions());
  const add = useMutation(api.account.addPasskey.mutationOptions());
  const drop = useMutation(api.account.dropPasskey.mutationOptions({ onSettled: () => reload() }));
  const [isBusy, setBusy] = useState(false);

  async function make(name: string) {
    setBusy(true);
    try {
      const { options, step } = await begin.mutateAsync();
      const response = await startRegistration({ optionsJSON: JSON.parse(options) as never });
      await add.mutateAsync({ step, name, response: JSON.stringify(response) });
      showToast({ text: "Your passkey is ready." });
      await reload();
    } catch (error) {
      onError(() => void make(name))(saidBy(error));
    } finally {
      setBusy(false);
    }
  }
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("passkeyName");
    void make(typeof name === "string" && name.trim() ? name.trim() : "Passkey");
  }
  const remove = (id: string) => drop.mutate({ id }, { onError: onError(() => remove(id)) });
  return (
    <Card title="Passkeys" subtitle="Your fingerprint, face or security key: alone, or after the password">
      {account.passkeys.length > 0 ? (
        <ul className="mb-4 divide-y">
          {account.passkeys.map(({ id, name, createdAt }) => (
            <li key={id} className="flex items-center justify-between gap-3 py-2 first:pt-0">
              <span className="min-w-0">
                <span className="block font-medium break-words">{name}</span>
                <span className="block text-small text-subtle">
                  Since {formatTimestamp(createdAt, timeZone)}
                </span>
              </span>
              <Button variant="danger" onClick={() => remove(id)}>
                Remove<span className="sr-only"> {name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {account.canHavePasskeys ? (
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
          <TextField
            name="passkeyName"
            label="Name of a new passkey"
            placeholder="My laptop"
            autoComplete="off"
            maxLength={60}
            className="min-w-0 flex-1 basis-48"
          />
          <Button type="submit" size="large" disabled={isBusy}>
            Add a passkey
          </Button>
        </form>
      ) : (
        <p className="text-muted">
          Passkeys are bound to a host name, and Kept is reached here by an address of digits. Ask whoever
          runs it to set APP_URL.
        </p>
      )}
      {dialog}
    </Card>
  );
}

type Said = { message: string; data?: { code?: string } | null };

/** The browser's own refusals (cancelled, no such device) are not worth their English. */
function saidBy(error: unknown): Said {
  if (error instanceof Error && "data" in error) return error as Said;
  return { message: "No passkey was made. Your browser stopped, or you did." };
}
