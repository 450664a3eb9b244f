import { ssoStart } from "@/server/auth/sso-calls";

export const GET = ssoStart;
