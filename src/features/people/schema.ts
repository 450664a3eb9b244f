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
const Email = z.email("Enter an e-mail address, like name@company.com.").max(320).toLowerCase();
const Name = z.string().trim().min(1, "Enter a name.").max(120, "Use at most 120 characters.");
const DepartmentId = z.int().positive();

export const CreatePerson = z.object({
  name: Name,
  email: Email,
  password: z.string().min(12, "Use at least 12 characters.").max(200, "Use at most 200 characters."),
  grant: GrantInput,
});
export type CreatePerson = z.infer<typeof CreatePerson>;

export const InvitePeople = z.object({
  people: z
    .array(z.object({ email: Email, name: z.string().trim().max(120) }))
    .min(1, "Enter at least one e-mail address.")
    .max(200, "Invite at most 200 people at once."),
  grant: GrantInput,
});
export type InvitePeople = z.infer<typeof InvitePeople>;

/** Links are in the answer only where no mail server is set up, to be passed on by hand. */
export const Invited = z.object({
  invited: z.int(),
  already: z.array(z.string()),
  isMailed: z.boolean(),
  links: z.array(z.object({ email: z.string(), url: z.string() })),
});
export type Invited = z.infer<typeof Invited>;

export const ChangeGrant = z.object({ personId: PersonId, grant: GrantInput });
export type ChangeGrant = z.infer<typeof ChangeGrant>;

/** What somebody leaves behind goes to somebody else in the same step. */
export const Deactivate = z.object({
  personId: PersonId,
  newHeads: z
    .array(z.object({ departmentId: DepartmentId, personId: PersonId }))
    .max(100)
    .default([]),
});
export type Deactivate = z.infer<typeof Deactivate>;

export const RoleRequestInput = z.object({ change: z.enum(["grant", "revoke"]), grant: GrantInput });
export type RoleRequestInput = z.infer<typeof RoleRequestInput>;
export const DecideRequest = z.object({ requestId: z.int().positive(), isApproved: z.boolean() });
export type DecideRequest = z.infer<typeof DecideRequest>;

const DepartmentName = z.string().trim().min(1, "Enter a name.").max(80, "Use at most 80 characters.");
export const CreateDepartment = z.object({ name: DepartmentName, parentId: DepartmentId.nullable() });
export type CreateDepartment = z.infer<typeof CreateDepartment>;
export const ChangeDepartment = z.object({
  id: DepartmentId,
  name: DepartmentName,
  parentId: DepartmentId.nullable(),
});
export type ChangeDepartment = z.infer<typeof ChangeDepartment>;

/** Whose touchpoints go to whom, from the first of which month. `bringsPeople` makes a retirement a merger. */
export const RetireDepartment = z.object({
  id: DepartmentId,
  successorId: DepartmentId.nullable(),
  from: z.string().regex(/^\d{4}-\d{2}-01$/, "Choose the first of a month."),
  bringsPeople: z.boolean(),
});
export type RetireDepartment = z.infer<typeof RetireDepartment>;

export const PersonRow = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string(),
  isActive: z.boolean(),
  /** Until when an open invitation works; null for whoever has joined. */
  invitedUntil: z.string().nullable(),
  hasJoined: z.boolean(),
  hasFactor: z.boolean(),
  sessions: z.int(),
  lastSeenAt: z.string().nullable(),
  grants: z.array(
    z.object({
      role: z.enum(roleNames),
      departmentId: z.int().nullable(),
      department: z.string().nullable(),
      since: z.string(),
    }),
  ),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const DepartmentRow = z.object({
  id: z.int(),
  name: z.string(),
  parentId: z.int().nullable(),
  retiresOn: z.string().nullable(),
  heads: z.array(z.string()),
  touchpoints: z.int(),
});
export type DepartmentRow = z.infer<typeof DepartmentRow>;

export const PeoplePage = z.object({
  people: z.array(PersonRow),
  departments: z.array(DepartmentRow),
  requests: z.array(
    z.object({
      id: z.int(),
      personId: PersonId,
      name: z.string(),
      change: z.enum(["grant", "revoke"]),
      role: z.enum(roleNames),
      department: z.string().nullable(),
    }),
  ),
  /** What changed hands, and will: ownership of touchpoints and heads, newest first. */
  changes: z.array(z.object({ on: z.string(), words: z.string(), isPlanned: z.boolean() })),
  isMailSetUp: z.boolean(),
});
export type PeoplePage = z.infer<typeof PeoplePage>;

export const Sight = z.object({ may: z.array(z.string()), mayNot: z.array(z.string()) });

const Dated = z.object({ name: z.string(), from: z.string(), to: z.string().nullable() });

/** Who stands behind a department: its heads, then and now, its members, and whose signatures its card wants. */
export const Team = z.object({
  /** The newest first; `to` null: still. */
  heads: z.array(Dated),
  /** Null: the reader may not see who works there. */
  members: z.array(z.object({ name: z.string(), since: z.string() })).nullable(),
  /** Whoever may countersign. */
  executives: z.array(z.string()),
  /** What the department answered for when, the newest first. */
  places: z.array(
    z.object({
      touchpoint: z.string(),
      stage: z.string().nullable(),
      from: z.string(),
      to: z.string().nullable(),
    }),
  ),
});
export type Team = z.infer<typeof Team>;

export const OfDepartment = z.object({ department: z.string().max(100) });
export type OfDepartment = z.infer<typeof OfDepartment>;
