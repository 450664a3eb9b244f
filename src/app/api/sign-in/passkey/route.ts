import { passkeySignIn } from "@/server/auth/passkey-calls";

export const POST = passkeySignIn;
