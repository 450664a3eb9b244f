import { forgotFromForm } from "@/server/auth/link-forms";

export const POST = forgotFromForm;
