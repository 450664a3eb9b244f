import { signOutFromForm } from "@/server/auth/forms";

export const POST = signOutFromForm;
