import type { Grant } from "../../src/access/can";
import { api } from "../../src/api/root";
import type { Viewer } from "../../src/server/auth/session";

/** A signed-in person with the given roles, as every request would read them from their session. */
export function viewerWith(grants: readonly Grant[], openScorecards = true): Viewer {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    name: "Somebody",
    sessionId: "",
    provenAt: new Date(8.64e15),
    mustAddFactor: false,
    grants,
    departments: [],
    blind: [],
    settings: { openScorecards },
    organisation: { name: "Test", timeZone: "Europe/London", currency: "GBP" },
  };
}

/** The procedures on behalf of somebody with these roles, at this moment. */
export function callAs(grants: readonly Grant[], now: Date, openScorecards = true) {
  return api.createCaller({ viewer: viewerWith(grants, openScorecards), now });
}
