/** May an administrator be taken away? Somebody must always be able to let others in. */
export function lastAdminRefusal(activeAdminIds: readonly string[], personId: string): string | undefined {
  const others = activeAdminIds.filter((id) => id !== personId);
  return activeAdminIds.includes(personId) && others.length === 0
    ? "This is the last administrator. Make somebody else an administrator first."
    : undefined;
}

/** Nobody raises their own rights: a second administrator must do it. */
export function ownRoleRefusal(actorId: string, personId: string): string | undefined {
  return actorId === personId ? "You cannot change your own roles. Ask another administrator." : undefined;
}

/** A role in words: "Head of Claims", "Administrator". */
export function roleWords(grant: {
  role: "executive" | "head" | "member" | "admin";
  department: string | null;
}): string {
  switch (grant.role) {
    case "executive":
      return "Executive";
    case "admin":
      return "Administrator";
    case "head":
      return `Head of ${grant.department ?? "a department"}`;
    case "member":
      return `Member of ${grant.department ?? "a department"}`;
  }
}
