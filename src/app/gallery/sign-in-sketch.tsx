import { NarrowPage } from "@/ui/layout/narrow-page";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { PasswordField } from "@/ui/primitives/password-field";
import { TextField } from "@/ui/primitives/text-field";
import { TextLink } from "@/ui/primitives/text-link";

/** The narrow page with a form and an error. */
export function SignInSketch() {
  return (
    <NarrowPage
      title="Northgate Insurance"
      subtitle="Sign in to see what customers say."
      foot="No account? Ask your administrator."
    >
      <form method="post" className="flex flex-col gap-4">
        <ErrorSummary errors={[{ message: "E-mail or password is wrong.", fieldId: "email" }]} />
        <TextField name="email" label="E-mail" type="email" autoComplete="username" required />
        <PasswordField name="password" label="Password" autoComplete="current-password" />
        <Button type="submit" variant="primary" size="large">
          Sign in
        </Button>
        <TextLink href="/gallery" className="self-center text-small">
          Forgot password
        </TextLink>
      </form>
    </NarrowPage>
  );
}
