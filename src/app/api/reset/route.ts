import { resetFromForm } from "@/server/auth/link-forms";

export const POST = resetFromForm;
