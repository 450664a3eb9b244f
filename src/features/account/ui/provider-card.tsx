import { paths } from "@/paths";
import { ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import type { AccountPage } from "../schema";

/** The organisation's own sign-in, and whether this account is known there. */
export function ProviderCard({ name, isConnected }: NonNullable<AccountPage["provider"]>) {
  return (
    <Card
      title={name}
      subtitle={
        isConnected
          ? `Your account is connected: “${name}” on the sign-in page lets you in`
          : `Connect your account, and “${name}” on the sign-in page lets you in`
      }
    >
      {isConnected ? null : (
        <div>
          <ButtonLink href={paths.ssoConnect()}>Connect to {name}</ButtonLink>
        </div>
      )}
    </Card>
  );
}
