import { Card } from "@/ui/primitives/card";
import { Notice } from "@/ui/primitives/notice";
import { TextArea, TextField } from "@/ui/primitives/text-field";
import type { SignInPage } from "../schema";

/** The organisation's own sign-in over OpenID Connect. Empty fields: there is none. */
export function ProviderFields({ page }: { page: SignInPage }) {
  const { sso, redirectUri, unconnected } = page;
  return (
    <Card
      title="Does your organisation have its own sign-in?"
      subtitle="Any provider that speaks OpenID Connect. Leave it empty if there is none"
    >
      <div className="grid gap-4">
        <p className="text-small">
          Tell the provider to send people back to{" "}
          <span className="font-mono break-all select-all">{redirectUri}</span>
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="name"
            label="Name on the button"
            placeholder="Company ID"
            defaultValue={sso?.name}
          />
          <TextField
            name="issuer"
            label="Provider’s address (issuer)"
            placeholder="https://id.company.com"
            defaultValue={sso?.issuer}
          />
          <TextField name="clientId" label="Client id" autoComplete="off" defaultValue={sso?.clientId} />
          <TextField
            name="clientSecret"
            type="password"
            label="Client secret"
            placeholder={sso?.hasSecret ? "Stored; leave empty to keep it" : undefined}
            autoComplete="new-password"
          />
        </div>
        <TextArea
          name="domains"
          label="Domains that must use it"
          hint="Their addresses sign in this way and no other: no password, no passkey, no link by mail"
          rows={2}
          defaultValue={sso?.domains.join(" ")}
        />
        {unconnected.length > 0 ? (
          <Notice tone="risk">
            {unconnected.length} {unconnected.length === 1 ? "person has" : "people have"} not connected their
            account and cannot sign in until you invite them again: {unconnected.slice(0, 5).join(", ")}
          </Notice>
        ) : null}
      </div>
    </Card>
  );
}
