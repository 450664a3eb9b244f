import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { Notice } from "@/ui/primitives/notice";
import { TextField } from "@/ui/primitives/text-field";
import { TextLink } from "@/ui/primitives/text-link";

type CodeFormProps = { token: string; next?: string; error?: string; isRecovery: boolean };

/** The second step: six digits of the app, or one of the codes that were noted down. */
export function CodeForm({ token, next, error, isRecovery }: CodeFormProps) {
  return (
    <form method="post" action={paths.signInCode()} className="grid gap-4">
      {error ? <Notice tone="bad">{errorWords(error)}</Notice> : null}
      <input type="hidden" name="token" value={token} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      {isRecovery ? (
        <TextField
          name="code"
          label="Recovery code"
          hint="Ten letters and digits; each works once"
          autoComplete="off"
          required
          autoFocus
        />
      ) : (
        <TextField
          name="code"
          label="Six-digit code"
          hint="From your authenticator app"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]{6,7}"
          required
          autoFocus
        />
      )}
      <Button type="submit" variant="primary" size="large">
        Sign in
      </Button>
      <p className="text-small">
        {isRecovery ? (
          <TextLink href={paths.loginCode(next)}>Use the authenticator app</TextLink>
        ) : (
          <TextLink href={paths.loginCode(next, "recovery")}>Use a recovery code</TextLink>
        )}
      </p>
    </form>
  );
}

function errorWords(error: string): string {
  return error === "throttled"
    ? "Too many tries. Try again in 15 minutes."
    : "This code is not right, or was used already.";
}
