import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { Notice } from "@/ui/primitives/notice";
import { PasswordField } from "@/ui/primitives/password-field";
import { TextField } from "@/ui/primitives/text-field";

type SignInFormProps = { token: string; next?: string; error?: string; hasSignedOut: boolean };

/** The same words for an unknown address and a wrong password. `CredentialsSignin` is next-auth's name for both. */
function errorWords(error: string): string {
  switch (error) {
    case "throttled":
      return "Too many tries. Try again in 15 minutes.";
    case "expired":
      return "This form was open for too long. Try again.";
    default:
      return "E-mail or password is wrong.";
  }
}

export function SignInForm({ token, next, error, hasSignedOut }: SignInFormProps) {
  return (
    <form method="post" action={paths.signIn()} className="grid gap-4">
      {error ? (
        <Notice tone="bad">{errorWords(error)}</Notice>
      ) : hasSignedOut ? (
        <Notice>You have signed out.</Notice>
      ) : null}
      <input type="hidden" name="token" value={token} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <TextField name="email" label="E-mail" type="email" autoComplete="username" required />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <Button type="submit" variant="primary">
        Sign in
      </Button>
    </form>
  );
}
