import type { ReactNode } from "react";
import { can, type Actor, type Grant } from "@/access/can";
import { roleWords } from "../rules/roles";
import { frameRights } from "./frame-rights";
import { PersonFrame, type Framed } from "./person-frame";

type Viewer = Actor & Pick<Framed, "name" | "departments" | "organisation">;

/** The page frame for one person. Their rights are looked up here, so that the table of rights stays on the server. */
export function ViewerFrame({
  viewer,
  token,
  children,
}: {
  viewer: Viewer;
  token: string;
  children: ReactNode;
}) {
  const { name, departments, organisation, grants } = viewer;
  const may = frameRights.filter((right) => can(viewer, right));
  const roles = grants.map((grant) => grantWords(grant, viewer)).join(", ") || "No role";
  return (
    <PersonFrame person={{ name, departments, organisation, may, roles }} token={token}>
      {children}
    </PersonFrame>
  );
}

function grantWords(grant: Grant, { departments }: Viewer): string {
  return roleWords({
    role: grant.role,
    department: departments.find(({ id }) => id === grant.departmentId)?.name ?? null,
  });
}
