import * as z from "zod";
import { allow, allowProven, router } from "@/server/trpc";
import { changeDepartment, createDepartment, retireDepartment } from "./commands/departments";
import { inviteAgain, invitePeople } from "./commands/invite";
import { createPerson, deactivatePerson, grantRole, reactivatePerson, revokeRole } from "./commands/people";
import { decideRequest, requestOwnRole } from "./commands/role-requests";
import { peoplePage, sightOfPerson } from "./queries/people";
import { teamOf } from "./queries/team";
import {
  ChangeDepartment,
  ChangeGrant,
  CreateDepartment,
  CreatePerson,
  Deactivate,
  DecideRequest,
  Invited,
  InvitePeople,
  OfDepartment,
  PeoplePage,
  PersonId,
  RetireDepartment,
  RoleRequestInput,
  Sight,
  Team,
} from "./schema";

const OnePerson = z.object({ personId: PersonId });
const read = allow("people:read");
const write = allow("people:write");
/** What gives somebody more than they had. */
const raise = allowProven("people:write");

export const people = router({
  page: read.output(PeoplePage).query(({ ctx }) => peoplePage(ctx.scope, ctx.now)),
  sight: read
    .input(OnePerson)
    .output(Sight)
    .query(({ ctx, input }) => sightOfPerson(ctx.scope, input.personId)),
  team: allow("department:read")
    .input(OfDepartment)
    .output(Team)
    .query(({ ctx, input }) => teamOf(ctx.scope, ctx.viewer, input)),
  create: raise
    .input(CreatePerson)
    .output(z.object({ id: PersonId }))
    .mutation(({ ctx, input }) => createPerson(ctx.scope, input)),
  invite: raise
    .input(InvitePeople)
    .output(Invited)
    .mutation(({ ctx, input }) => invitePeople(ctx.scope, input, ctx.now)),
  inviteAgain: raise
    .input(OnePerson)
    .output(Invited)
    .mutation(({ ctx, input }) => inviteAgain(ctx.scope, input.personId, ctx.now)),
  grant: raise
    .input(ChangeGrant)
    .output(z.void())
    .mutation(({ ctx, input }) => grantRole(ctx.scope, input)),
  revoke: raise
    .input(ChangeGrant)
    .output(z.void())
    .mutation(({ ctx, input }) => revokeRole(ctx.scope, input)),
  requestOwnRole: raise
    .input(RoleRequestInput)
    .output(z.void())
    .mutation(({ ctx, input }) => requestOwnRole(ctx.scope, input)),
  decideRequest: raise
    .input(DecideRequest)
    .output(z.void())
    .mutation(({ ctx, input }) => decideRequest(ctx.scope, input, ctx.now)),
  deactivate: write
    .input(Deactivate)
    .output(z.void())
    .mutation(({ ctx, input }) => deactivatePerson(ctx.scope, input, ctx.now)),
  reactivate: write
    .input(OnePerson)
    .output(z.void())
    .mutation(({ ctx, input }) => reactivatePerson(ctx.scope, input.personId)),
  createDepartment: write
    .input(CreateDepartment)
    .output(z.object({ id: z.int() }))
    .mutation(({ ctx, input }) => createDepartment(ctx.scope, input)),
  changeDepartment: write
    .input(ChangeDepartment)
    .output(z.void())
    .mutation(({ ctx, input }) => changeDepartment(ctx.scope, input)),
  retireDepartment: write
    .input(RetireDepartment)
    .output(z.void())
    .mutation(({ ctx, input }) => retireDepartment(ctx.scope, input, ctx)),
});
