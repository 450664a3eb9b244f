import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { Notice } from "@/ui/primitives/notice";
import { PasswordField } from "@/ui/primitives/password-field";
import { TextField } from "@/ui/primitives/text-field";
import { TextLink } from "@/ui/primitives/text-link";

type SignInFormProps = {
  token: string;
  next?: string;
  error?: string;
  /** What has just been done: signed out, or a new password set. */
  done?: "signed out" | "reset";
};

/** The same words for an unknown address and a wrong password. `CredentialsSignin` is next-auth's name for both. */
function errorWords(error: string): string {
  switch (error) {
    case "throttled":
      return "Too many tries. Try again in 15 minutes.";
    case "sso":
      return "Addresses of this domain sign in through your organisation’s own sign-in.";
    case "sso-off":
      return "There is no other way to sign in here.";
    case "sso-failed":
      return "The sign-in of your organisation did not work. Try again.";
    case "sso-unknown":
      return "Your organisation knows you, and this product does not yet. Ask your administrator to invite you.";
    case "expired":
      return "This form was open for too long. Try again.";
    default:
      return "E-mail or password is wrong.";
  }
}

/** Sign-in is a plain form: it works before any script has loaded, and without one. */
export function SignInForm({ token, next, error, done }: SignInFormProps) {
  return (
    <form method="post" action={paths.signIn()} className="grid gap-4">
      {error ? (
        <Notice tone="bad">{errorWords(error)}</Notice>
      ) : done ? (
        <Notice>
          {done === "reset" ? "Your new password is set. Sign in with it." : "You have signed out."}
        </Notice>
      ) : null}
      <input type="hidden" name="token" value={token} />
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <TextField name="email" label="E-mail" type="email" autoComplete="username" required />
      <PasswordField name="password" label="Password" autoComplete="current-password" />
      <Button type="submit" variant="primary" size="large">
        Sign in
      </Button>
      <p className="text-center text-small">
        <TextLink href={paths.forgot()}>Forgot password</TextLink>
      </p>
    </form>
  );
}
