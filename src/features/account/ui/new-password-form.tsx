import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { Notice } from "@/ui/primitives/notice";
import { PasswordField } from "@/ui/primitives/password-field";
import { TextField } from "@/ui/primitives/text-field";

type Props = {
  /** The form's own token, and the secret of the mailed link. */
  token: string;
  link: string;
  email: string;
  shortest: number;
  error?: string;
};

const hintOf = (shortest: number) => `At least ${shortest} characters; a few words in a row are good`;

/** A new password by a mailed link. Opening the page used nothing up; sending the form does. */
export function ResetForm({ token, link, email, shortest, error }: Props) {
  return (
    <form method="post" action={paths.resetForm()} className="grid gap-4">
      {error ? <Notice tone="bad">{errorWords(error, shortest)}</Notice> : null}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="link" value={link} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="password"
        label="New password"
        hint={hintOf(shortest)}
        autoComplete="new-password"
      />
      <Button type="submit" variant="primary" size="large">
        Set this password
      </Button>
    </form>
  );
}

/** Name and first password of somebody who was invited. */
export function InviteForm({ name, ...props }: Props & { name: string }) {
  const { token, link, email, shortest, error } = props;
  return (
    <form method="post" action={paths.inviteForm()} className="grid gap-4">
      {error ? <Notice tone="bad">{errorWords(error, shortest)}</Notice> : null}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="link" value={link} />
      <TextField name="email" label="E-mail" value={email} readOnly autoComplete="username" />
      <TextField
        name="name"
        label="Your name"
        defaultValue={name}
        autoComplete="name"
        required
        maxLength={120}
      />
      <PasswordField name="password" label="Password" hint={hintOf(shortest)} autoComplete="new-password" />
      <Button type="submit" variant="primary" size="large">
        Join
      </Button>
    </form>
  );
}

function errorWords(error: string, shortest: number): string {
  switch (error) {
    case "throttled":
      return "Too many tries. Try again in 15 minutes.";
    case "name":
      return "Enter your name, in at most 120 characters.";
    case "too short":
    case "too long":
    case "too even":
      return `Use ${shortest} to 200 characters, at least five of them different.`;
    case "too common":
      return "This password is on lists of stolen ones. Choose another.";
    case "too near":
      return "Without your name, your address and your organisation, at least 8 characters must be left.";
    default:
      return "This form was open for too long. Try again.";
  }
}
