import * as z from "zod";

export const roleNames = ["executive", "head", "member", "admin"] as const;

/** A role to give: head and member in a department, executive and admin for the whole organisation. */
export const GrantInput = z
  .object({ role: z.enum(roleNames), departmentId: z.int().positive().nullable() })
  .refine(
    ({ role, departmentId }) => (role === "head" || role === "member") === (departmentId !== null),
    "Head and member need a department; executive and admin are for the whole organisation.",
  );
export type GrantInput = z.infer<typeof GrantInput>;

export const PersonId = z.uuid();

export const CreatePerson = z.object({
  name: z.string().trim().min(1, "Enter a name.").max(120, "Use at most 120 characters."),
  email: z.email("Enter an e-mail address, like name@company.com.").max(320).toLowerCase(),
  password: z.string().min(12, "Use at least 12 characters.").max(200, "Use at most 200 characters."),
  grant: GrantInput,
});
export type CreatePerson = z.infer<typeof CreatePerson>;

export const ChangeGrant = z.object({ personId: PersonId, grant: GrantInput });
export type ChangeGrant = z.infer<typeof ChangeGrant>;

export const PersonRow = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string(),
  isActive: z.boolean(),
  lastSeenAt: z.string().nullable(),
  grants: z.array(
    z.object({
      role: z.enum(roleNames),
      departmentId: z.int().nullable(),
      department: z.string().nullable(),
    }),
  ),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const PeoplePage = z.object({
  people: z.array(PersonRow),
  departments: z.array(
    z.object({ id: z.int(), name: z.string(), heads: z.array(z.string()), touchpoints: z.int() }),
  ),
});
export type PeoplePage = z.infer<typeof PeoplePage>;
