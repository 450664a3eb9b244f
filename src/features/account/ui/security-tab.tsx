"use client";
import { Notice } from "@/ui/primitives/notice";
import type { AccountPage } from "../schema";
import { AppCard } from "./app-card";
import { PasskeysCard } from "./passkeys-card";
import { PasswordCard } from "./password-card";
import { ProviderCard } from "./provider-card";
import { SessionsCard } from "./sessions-card";
import { useAccount } from "./use-account";

/** How one gets in, and where one is. */
export function SecurityTab({ initial, timeZone }: { initial: AccountPage; timeZone: string }) {
  const { account, reload } = useAccount(initial);
  return (
    <div className="grid gap-4">
      {account.mustAddFactor ? (
        <Notice tone="risk">
          Your role needs a second factor. Add one below; until then nothing else opens for you.
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <AppCard account={account} reload={reload} />
        <PasskeysCard account={account} reload={reload} timeZone={timeZone} />
        {account.provider ? <ProviderCard {...account.provider} /> : null}
        {account.hasPassword ? <PasswordCard account={account} reload={reload} /> : null}
      </div>
      <SessionsCard account={account} reload={reload} timeZone={timeZone} />
    </div>
  );
}
