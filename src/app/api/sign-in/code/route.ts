import { codeFromForm } from "@/server/auth/forms";

export const POST = codeFromForm;
