import { inviteFromForm } from "@/server/auth/link-forms";

export const POST = inviteFromForm;
