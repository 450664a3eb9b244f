import * as z from "zod";
import { allow, router } from "@/server/trpc";
import { createPerson, deactivatePerson, grantRole, reactivatePerson, revokeRole } from "./commands/people";
import { peoplePage } from "./queries/people";
import { ChangeGrant, CreatePerson, PeoplePage, PersonId } from "./schema";

const OnePerson = z.object({ personId: PersonId });

export const people = router({
  page: allow("people:read")
    .output(PeoplePage)
    .query(({ ctx }) => peoplePage(ctx.scope)),
  create: allow("people:write")
    .input(CreatePerson)
    .output(z.object({ id: PersonId }))
    .mutation(({ ctx, input }) => createPerson(ctx.scope, input)),
  grant: allow("people:write")
    .input(ChangeGrant)
    .output(z.void())
    .mutation(({ ctx, input }) => grantRole(ctx.scope, input)),
  revoke: allow("people:write")
    .input(ChangeGrant)
    .output(z.void())
    .mutation(({ ctx, input }) => revokeRole(ctx.scope, input)),
  deactivate: allow("people:write")
    .input(OnePerson)
    .output(z.void())
    .mutation(({ ctx, input }) => deactivatePerson(ctx.scope, input.personId, ctx.now)),
  reactivate: allow("people:write")
    .input(OnePerson)
    .output(z.void())
    .mutation(({ ctx, input }) => reactivatePerson(ctx.scope, input.personId)),
});
