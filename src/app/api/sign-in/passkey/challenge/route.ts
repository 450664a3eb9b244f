import { passkeyChallenge } from "@/server/auth/passkey-calls";

export const POST = passkeyChallenge;
