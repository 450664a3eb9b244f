"use client";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Pill } from "@/ui/primitives/pill";
import { TextField } from "@/ui/primitives/text-field";
import type { AccountPage, NewApp } from "../schema";
import { useProof } from "./proof-dialog";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";

type Props = { account: AccountPage; reload: () => Promise<void> };

/** An authenticator app as second factor, and the codes for when the phone is gone. */
export function AppCard({ account, reload }: Props) {
  const api = useApi();
  const { onError, dialog } = useProof();
  const [setup, setSetup] = useState<NewApp>();
  const [codes, setCodes] = useState<string[]>();
  const begin = useMutation(api.account.beginApp.mutationOptions({ onSuccess: setSetup }));
  const drop = useMutation(api.account.dropApp.mutationOptions({ onSuccess: () => reload() }));
  const renew = useMutation(
    api.account.newRecoveryCodes.mutationOptions({
      onSuccess: (made) => {
        setCodes(made.codes);
        void reload();
      },
    }),
  );
  const start = () => begin.mutate(undefined, { onError: onError(start) });
  const off = () => drop.mutate(undefined, { onError: onError(off) });
  const again = () => renew.mutate(undefined, { onError: onError(again) });
  const done = (made: string[]) => {
    setSetup(undefined);
    setCodes(made);
    void reload();
  };
  return (
    <Card
      title="Authenticator app"
      subtitle="Six digits from your phone after the password"
      actions={account.hasApp ? <Pill tone="good">On</Pill> : <Pill>Off</Pill>}
    >
      {account.hasApp ? (
        <>
          <p className="text-muted">
            {account.recoveryCodesLeft} of 10 recovery codes are left. Each works once in place of the app.
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button onClick={again}>Make new recovery codes</Button>
            <Button variant="danger" onClick={off}>
              Switch off
            </Button>
          </div>
        </>
      ) : setup ? (
        <SetupForm setup={setup} onDone={done} onCancel={() => setSetup(undefined)} />
      ) : (
        <>
          <p className="text-muted">
            Whoever learns your password still cannot get in. Any app that makes six-digit codes will do.
          </p>
          <div className="mt-3">
            <Button variant="primary" onClick={start} disabled={begin.isPending}>
              Set up an app
            </Button>
          </div>
        </>
      )}
      {dialog}
      {codes ? <RecoveryCodesDialog codes={codes} onClose={() => setCodes(undefined)} /> : null}
    </Card>
  );
}

type SetupProps = { setup: NewApp; onDone: (codes: string[]) => void; onCancel: () => void };

function SetupForm({ setup, onDone, onCancel }: SetupProps) {
  const api = useApi();
  const confirm = useMutation(
    api.account.confirmApp.mutationOptions({ onSuccess: ({ codes }) => onDone(codes) }),
  );
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get("code");
    confirm.mutate({ code: typeof code === "string" ? code.replaceAll(" ", "") : "" });
  }
  const { qr, secret } = setup;
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <div className="flex flex-wrap gap-4">
        {/* Black on white in both themes: cameras read nothing else reliably. */}
        <svg
          role="img"
          aria-label="QR code for your authenticator app"
          viewBox={`-2 -2 ${qr.size + 4} ${qr.size + 4}`}
          className="bg-white size-44 rounded-control"
          shapeRendering="crispEdges"
        >
          <path d={qr.path} fill="#000" />
        </svg>
        <div className="min-w-0 flex-1 basis-40">
          <p>Scan this with your app, or type the key:</p>
          <p className="mt-1 font-mono text-small break-all select-all">
            {secret.match(/.{1,4}/g)?.join(" ")}
          </p>
        </div>
      </div>
      <TextField
        name="code"
        label="Code the app shows now"
        inputMode="numeric"
        autoComplete="one-time-code"
        error={confirm.error?.message}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={confirm.isPending}>
          Switch on
        </Button>
        <Button onClick={onCancel}>Leave it</Button>
      </div>
    </form>
  );
}
