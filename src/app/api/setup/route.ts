import { setUpFromForm } from "@/api/setup";

export const POST = setUpFromForm;
