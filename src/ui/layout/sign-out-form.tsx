import { buttonLook } from "@/ui/primitives/button-look";

/** Signing out is a POST, so that no link or image can do it. `fields` go along as hidden inputs (a CSRF token). */
export function SignOutForm({ action, fields = {} }: { action: string; fields?: Record<string, string> }) {
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={buttonLook()}>
        Sign out
      </button>
    </form>
  );
}
