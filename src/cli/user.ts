import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { operatorScope } from "@/access/operator";
import { createPerson, resetPassword } from "@/features/people/commands/people";
import { departmentBySlug } from "@/features/people/queries/people";
import { CreatePerson } from "@/features/people/schema";
import { ensureOrganisation } from "@/features/people/commands/organisation";
import { withInstallation } from "./with-installation";

/** `kept user create|reset`: lets somebody in from the server itself. Prints a generated password where none is given. */
export async function user(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      email: { type: "string" },
      name: { type: "string" },
      role: { type: "string" },
      department: { type: "string" },
      password: { type: "string" },
      organisation: { type: "string" },
    },
  });
  const password = values.password ?? randomBytes(16).toString("base64url");
  const [action] = positionals;
  return withInstallation(async () => {
    const scope = operatorScope("people:write");
    if (action === "reset") {
      await resetPassword(scope, { email: values.email ?? "", password });
    } else if (action === "create") {
      await ensureOrganisation(scope, values.organisation ?? "My organisation");
      const departmentId = values.department ? await departmentBySlug(values.department) : null;
      const grant = { role: values.role ?? "executive", departmentId };
      const input = CreatePerson.safeParse({ name: values.name, email: values.email, password, grant });
      if (!input.success)
        throw new Error(
          input.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"),
        );
      await createPerson(scope, input.data);
    } else {
      throw new Error("Say `kept user create` or `kept user reset`.");
    }
    console.log(values.password ? "Done." : `Done. The password is ${password}`);
    return 0;
  });
}
