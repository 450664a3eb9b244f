import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { Notice } from "@/ui/primitives/notice";
import { TextField } from "@/ui/primitives/text-field";

/** Asks for a link. What it says afterwards is the same for every address. */
export function ForgotForm({ token, isSent, error }: { token: string; isSent: boolean; error?: string }) {
  if (isSent) {
    return (
      <Notice>
        If this address has an account here, a mail with a link is on its way. The link works once, within 30
        minutes.
      </Notice>
    );
  }
  return (
    <form method="post" action={paths.forgotForm()} className="grid gap-4">
      {error ? <Notice tone="bad">This form was open for too long. Try again.</Notice> : null}
      <input type="hidden" name="token" value={token} />
      <TextField name="email" label="E-mail" type="email" autoComplete="username" required />
      <Button type="submit" variant="primary" size="large">
        Send me a link
      </Button>
    </form>
  );
}
