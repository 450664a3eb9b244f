import { apiEvents } from "@/api/v1";

export async function POST(
  request: Request,
  context: { params: Promise<{ slug: string }> },
): Promise<Response> {
  return apiEvents(request, (await context.params).slug);
}
