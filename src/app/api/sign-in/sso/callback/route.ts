import { ssoCallback } from "@/server/auth/sso-calls";

export const GET = ssoCallback;
