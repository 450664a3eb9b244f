import { signInFromForm } from "@/server/auth/forms";

export const POST = signInFromForm;
