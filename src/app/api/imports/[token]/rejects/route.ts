import { rejectsOf } from "@/api/rejects";

export async function GET(
  request: Request,
  context: { params: Promise<{ token: string }> },
): Promise<Response> {
  return rejectsOf(request, (await context.params).token);
}
